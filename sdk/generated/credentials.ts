// Generated from sdk/openapi.yaml by `npm run generate`. Do not edit.

/** A member beside a value that decides: by `plain` values it is no secret, by `secret` ones it is, and by newer ones it may be. */
export interface Decider {
  /** Name of the member that decides. */
  readonly member: string;
  /** Its values by which the value is a secret. */
  readonly secret: readonly string[];
  /** Its values by which the value is none. By any other one it may be. */
  readonly plain: readonly string[];
}
/** Where a value stands that is secret whatever a program does. */
export interface SecretPlace {
  /** Names from the top. `*` is each name that somebody chose, of an item of a map for example; a list counts whole. */
  readonly path: readonly string[];
  /** What decides whether it is one. @default nothing: it always is */
  readonly where?: Decider;
}
/** Among the properties of the resources of each kind, whichever type they are of. */
export const credentialPlaces: Readonly<Record<"app" | "idp" | "directory" | "authenticationService", readonly SecretPlace[]>> = {
  "app": [
    {
      "path": [
        "spCertificate"
      ]
    },
    {
      "path": [
        "clientSecret"
      ]
    },
    {
      "path": [
        "attributes",
        "*",
        "value"
      ],
      "where": {
        "member": "source",
        "secret": [
          "SECRET"
        ],
        "plain": [
          "IDP",
          "STATIC",
          "APP_CONTEXT",
          "AUTH_CONTEXT",
          "OID"
        ]
      }
    }
  ],
  "idp": [
    {
      "path": [
        "apiToken"
      ]
    },
    {
      "path": [
        "clientSecret"
      ]
    }
  ],
  "directory": [
    {
      "path": [
        "connection",
        "bindCredential"
      ]
    }
  ],
  "authenticationService": [
    {
      "path": [
        "database",
        "username"
      ]
    },
    {
      "path": [
        "database",
        "password"
      ]
    }
  ]
};
/** Where users put secrets, which are none for sure: no error shows what stands there. */
export const sensitivePlaces: Readonly<Record<"app" | "idp" | "directory" | "authenticationService", readonly SecretPlace[]>> = {
  "app": [
    {
      "path": [
        "attributes",
        "*",
        "value"
      ]
    },
    {
      "path": [
        "policies",
        "*",
        "customDirective"
      ]
    }
  ],
  "idp": [],
  "directory": [],
  "authenticationService": []
};
/** Among the members of what is sent, by operation. */
export const bodyPlaces: Readonly<Record<string, readonly SecretPlace[]>> = {
  "createApplication": [
    {
      "path": [
        "spCertificate"
      ]
    }
  ],
  "replaceApplication": [
    {
      "path": [
        "spCertificate"
      ]
    }
  ],
  "createAttribute": [
    {
      "path": [
        "value"
      ],
      "where": {
        "member": "source",
        "secret": [
          "SECRET"
        ],
        "plain": [
          "IDP",
          "STATIC",
          "APP_CONTEXT",
          "AUTH_CONTEXT",
          "OID"
        ]
      }
    }
  ],
  "replaceAttribute": [
    {
      "path": [
        "value"
      ],
      "where": {
        "member": "source",
        "secret": [
          "SECRET"
        ],
        "plain": [
          "IDP",
          "STATIC",
          "APP_CONTEXT",
          "AUTH_CONTEXT",
          "OID"
        ]
      }
    }
  ],
  "createIDP": [
    {
      "path": [
        "apiToken"
      ]
    },
    {
      "path": [
        "clientSecret"
      ]
    }
  ],
  "replaceIDP": [
    {
      "path": [
        "apiToken"
      ]
    },
    {
      "path": [
        "clientSecret"
      ]
    }
  ],
  "createOfflineModeDirectory": [
    {
      "path": [
        "connection",
        "bindCredential"
      ]
    }
  ],
  "replaceOfflineModeDirectory": [
    {
      "path": [
        "connection",
        "bindCredential"
      ]
    }
  ],
  "testDirectoryConnection": [
    {
      "path": [
        "bindCredential"
      ]
    }
  ],
  "enableAuthenticationServiceSetting": [
    {
      "path": [
        "database",
        "username"
      ]
    },
    {
      "path": [
        "database",
        "password"
      ]
    }
  ]
};
/** Names of such members of any schema, but for those that some read shows in plain: for what no place is known of. */
export const credentialNames: readonly string[] = ["apiToken","bindCredential","certificate","clientSecret","key","password","spCertificate","username"];
/** Names of members that are secrets where another one says so. */
export const credentialsWhere: Readonly<Record<string, Decider>> = {
  "value": {
    "member": "source",
    "secret": [
      "SECRET"
    ],
    "plain": [
      "IDP",
      "STATIC",
      "APP_CONTEXT",
      "AUTH_CONTEXT",
      "OID"
    ]
  }
};
