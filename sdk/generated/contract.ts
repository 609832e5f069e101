// Generated from sdk/openapi.yaml by `npm run generate`. Do not edit.

/** One member of an API schema: what the contract says of it. */
export interface Member {
  /** The type of its value in JSON, as OpenAPI names it: `string`, `integer`, `number`, `boolean`, `array` or `object`. */
  type: string;
  /** The texts that are allowed, where only some are. */
  enum?: readonly string[];
  /** Of a list: the texts that its items may be. */
  itemEnum?: readonly string[];
  /** What the gateway takes where a request leaves it out, if the contract says so. */
  default?: unknown;
  /** What a new app has although the schema gives no default, as far as the documents agree. */
  initial?: unknown;
  /** The least number that is allowed, in the unit of the member. */
  minimum?: number;
  /** The greatest number that is allowed, in the unit of the member. */
  maximum?: number;
  /** How many characters a text may have. */
  maxLength?: number;
  /** What a text is, as OpenAPI names it: `uuid`, `hostname`, `uri` … */
  format?: string;
  /** How a text is written where the format has no word for it, or one that says too little: `origin` is a URL without a path. */
  form?: string;
  /** Why its pattern may be too narrow: the documents contradict themselves. */
  doubt?: string;
  /** What text is where format and enum do not say: a host name, whose case means nothing, a URL, or one in which every character counts. */
  text?: "host" | "url" | "exact";
  /** A list whose order and repetitions mean nothing. */
  set?: boolean;
  /** The member by which programs write the objects of a list. */
  by?: string;
  /** An item of a map that leaves it out has its key for it. */
  itemKey?: boolean;
  /** What an item of a map has that leaves it out. */
  implied?: unknown;
  /** How a PUT clears the member. Null is never sent. */
  clear?: "empty";
  /** Users put secrets into it: not shown in errors. */
  sensitive?: boolean;
  /** True of a secret that reads show, false of what is write-only and none. Undefined: what is write-only is one. */
  secret?: boolean;
  /** It is a secret where the member of that name beside it has one of these values. */
  secretWhere?: Readonly<Record<string, readonly string[]>>;
  /** Users put no secret into it where the member of that name beside it has one of these values. */
  plainWhere?: Readonly<Record<string, readonly string[]>>;
  /** What older gateways call the member. */
  legacyName?: string;
  /** Only a create sets it: no replace changes it. */
  createOnly?: boolean;
  /** No replace changes it: it is sent as the gateway has it. */
  fixed?: boolean;
  /** A path that the gateway serves itself: no other such member and no policy may have it. */
  ownPath?: boolean;
  /** By its values, the members beside it of which the API demands one then. */
  needs?: Readonly<Record<string, readonly string[]>>;
  /** Samples of reads lack it: that one does not show it says nothing. */
  unread?: "maybe" | "always";
  /** Only reads have it: no request sends it. */
  readOnly?: boolean;
  /** Only requests have it: no read shows it. */
  writeOnly?: boolean;
  /** A request without it is refused; of what is read: always there. */
  required?: boolean;
  /** The numbers that are allowed, where only some are. */
  numbers?: readonly number[];
  /** Members of an object, or of each object in a list. Only the tables of offline mode have them. */
  members?: Readonly<Record<string, Member>>;
}
/** What the type of an app decides. */
export interface AppVariant {
  /** Its types. */
  types: readonly string[];
  /** The schema of a body that creates one. */
  create: string;
  /** The schema of a body that replaces one. */
  update: string;
  /** The schema of one as it is read, without its parts. */
  read: string;
  /** Parts that reads embed, each with its schema, or that of one of its items. */
  parts: Readonly<Record<string, string>>;
  /** Parts that calls of their own read. */
  apart: readonly string[];
}
/** One API call: method, path template and the scope that it needs (null for the token call), or another one that does as well. */
export interface Operation { method: "GET" | "POST" | "PUT" | "DELETE"; path: string; scope: string | null; orScope?: string }
/** Members of the API's schemas, by schema name. */
export const members = {
  "HeaderBasedApplicationCreateRequest": {
    "type": {
      "type": "string",
      "enum": [
        "OAG_HEADER_BASED",
        "OAG_ADMINUI",
        "OAG_NOAUTH",
        "OAG_SAMPLE_COOKIE",
        "OAG_SAMPLE_HEADER",
        "OAG_SAMPLE_POLICY",
        "OAG_SAMPLE_WIKIPEDIA",
        "ORACLE_ACCESSGATE",
        "ORACLE_AGILE_PLM",
        "ORACLE_APPLICATION_EXPRESS",
        "ORACLE_DEMANTRA",
        "ORACLE_HCM_CLOUD",
        "ORACLE_HYPERION",
        "ORACLE_JDE",
        "ORACLE_OBIEE",
        "ORACLE_PEOPLESOFT",
        "ORACLE_WEBCENTER",
        "ORACLE_WEBLOGIC"
      ],
      "fixed": true,
      "required": true
    },
    "label": {
      "type": "string",
      "required": true
    },
    "description": {
      "type": "string"
    },
    "groups": {
      "type": "array",
      "set": true
    },
    "postLoginUrl": {
      "type": "string",
      "format": "uri",
      "required": true
    },
    "idpId": {
      "type": "string",
      "format": "uuid",
      "required": true
    },
    "certificateId": {
      "type": "string",
      "format": "uuid",
      "required": true
    },
    "publicDomain": {
      "type": "string",
      "format": "hostname",
      "required": true
    },
    "loadBalanced": {
      "type": "boolean",
      "default": false,
      "required": true
    },
    "usePublicDomainAsHostHeader": {
      "type": "boolean"
    },
    "hostHeaderValue": {
      "type": "string",
      "text": "host"
    },
    "contentRewrite": {
      "type": "boolean"
    },
    "proxyRedirect": {
      "type": "boolean"
    },
    "maxFileSize": {
      "type": "integer",
      "default": 1
    },
    "proxyReadTimeout": {
      "type": "integer",
      "default": 60,
      "minimum": 1,
      "maximum": 99999999
    },
    "localNetworkAccessRestriction": {
      "type": "boolean",
      "default": false
    },
    "debug": {
      "type": "boolean",
      "default": false,
      "createOnly": true,
      "unread": "maybe"
    },
    "useDefaultHeadersAndPolicies": {
      "type": "boolean",
      "default": true,
      "secret": false,
      "writeOnly": true
    }
  },
  "HeaderBasedApplicationUpdateRequest": {
    "type": {
      "type": "string",
      "enum": [
        "OAG_HEADER_BASED",
        "OAG_ADMINUI",
        "OAG_NOAUTH",
        "OAG_SAMPLE_COOKIE",
        "OAG_SAMPLE_HEADER",
        "OAG_SAMPLE_POLICY",
        "OAG_SAMPLE_WIKIPEDIA",
        "ORACLE_ACCESSGATE",
        "ORACLE_AGILE_PLM",
        "ORACLE_APPLICATION_EXPRESS",
        "ORACLE_DEMANTRA",
        "ORACLE_HCM_CLOUD",
        "ORACLE_HYPERION",
        "ORACLE_JDE",
        "ORACLE_OBIEE",
        "ORACLE_PEOPLESOFT",
        "ORACLE_WEBCENTER",
        "ORACLE_WEBLOGIC"
      ],
      "fixed": true
    },
    "label": {
      "type": "string"
    },
    "description": {
      "type": "string"
    },
    "groups": {
      "type": "array",
      "set": true
    },
    "postLoginUrl": {
      "type": "string",
      "format": "uri"
    },
    "certificateId": {
      "type": "string",
      "format": "uuid"
    },
    "publicDomain": {
      "type": "string",
      "format": "hostname"
    },
    "loadBalanced": {
      "type": "boolean",
      "default": false
    },
    "usePublicDomainAsHostHeader": {
      "type": "boolean"
    },
    "hostHeaderValue": {
      "type": "string",
      "text": "host"
    },
    "contentRewrite": {
      "type": "boolean"
    },
    "proxyRedirect": {
      "type": "boolean"
    },
    "maxFileSize": {
      "type": "integer",
      "default": 1
    },
    "proxyReadTimeout": {
      "type": "integer",
      "default": 60,
      "minimum": 1,
      "maximum": 99999999
    },
    "localNetworkAccessRestriction": {
      "type": "boolean",
      "default": false
    }
  },
  "HeaderBasedApplication": {
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true,
      "required": true
    },
    "name": {
      "type": "string",
      "readOnly": true
    },
    "label": {
      "type": "string"
    },
    "description": {
      "type": "string"
    },
    "groups": {
      "type": "array",
      "set": true
    },
    "postLoginUrl": {
      "type": "string",
      "format": "uri"
    },
    "status": {
      "type": "string",
      "enum": [
        "CREATED",
        "ACTIVE",
        "INACTIVE",
        "MAINTENANCE"
      ],
      "readOnly": true
    },
    "type": {
      "type": "string",
      "enum": [
        "OAG_HEADER_BASED",
        "OAG_ADMINUI",
        "OAG_NOAUTH",
        "OAG_SAMPLE_COOKIE",
        "OAG_SAMPLE_HEADER",
        "OAG_SAMPLE_POLICY",
        "OAG_SAMPLE_WIKIPEDIA",
        "ORACLE_ACCESSGATE",
        "ORACLE_AGILE_PLM",
        "ORACLE_APPLICATION_EXPRESS",
        "ORACLE_DEMANTRA",
        "ORACLE_HCM_CLOUD",
        "ORACLE_HYPERION",
        "ORACLE_JDE",
        "ORACLE_OBIEE",
        "ORACLE_PEOPLESOFT",
        "ORACLE_WEBCENTER",
        "ORACLE_WEBLOGIC"
      ],
      "required": true
    },
    "idpId": {
      "type": "string",
      "format": "uuid"
    },
    "certificateId": {
      "type": "string",
      "format": "uuid"
    },
    "publicDomain": {
      "type": "string",
      "format": "hostname"
    },
    "loadBalanced": {
      "type": "boolean",
      "default": false
    },
    "usePublicDomainAsHostHeader": {
      "type": "boolean"
    },
    "hostHeaderValue": {
      "type": "string",
      "text": "host"
    },
    "contentRewrite": {
      "type": "boolean"
    },
    "proxyRedirect": {
      "type": "boolean"
    },
    "maxFileSize": {
      "type": "integer",
      "default": 1
    },
    "proxyReadTimeout": {
      "type": "integer",
      "default": 60,
      "minimum": 1,
      "maximum": 99999999
    },
    "localNetworkAccessRestriction": {
      "type": "boolean",
      "default": false
    },
    "debug": {
      "type": "boolean",
      "default": false,
      "createOnly": true,
      "unread": "maybe"
    }
  },
  "SamlApplicationCreateRequest": {
    "label": {
      "type": "string",
      "required": true
    },
    "description": {
      "type": "string"
    },
    "groups": {
      "type": "array",
      "set": true
    },
    "idpId": {
      "type": "string",
      "format": "uuid",
      "required": true
    },
    "type": {
      "type": "string",
      "enum": [
        "OAG_SAML"
      ],
      "fixed": true,
      "required": true
    },
    "clientId": {
      "type": "string",
      "text": "exact",
      "required": true
    },
    "acsUrl": {
      "type": "string",
      "format": "uri",
      "required": true
    },
    "logoutUrl": {
      "type": "string",
      "format": "uri",
      "required": true
    },
    "postLoginUrl": {
      "type": "string",
      "format": "uri",
      "doubt": "the API's published schemas disagree on whether it may have a query or a fragment",
      "required": true
    },
    "encryptAssertion": {
      "type": "boolean",
      "default": false,
      "needs": {
        "true": [
          "spCertificate"
        ]
      }
    },
    "clientSignature": {
      "type": "boolean",
      "default": false,
      "needs": {
        "true": [
          "spCertificate"
        ]
      }
    },
    "signAssertion": {
      "type": "boolean",
      "default": true
    },
    "signDocument": {
      "type": "boolean",
      "default": false
    },
    "encryptionAlgorithm": {
      "type": "string",
      "enum": [
        "AES128_CBC",
        "AES256_CBC",
        "TRIPLE_DES_CBC"
      ],
      "default": "AES256_CBC"
    },
    "keyTransportAlgorithm": {
      "type": "string",
      "enum": [
        "RSA_OAEP",
        "RSA_OAEP_256",
        "RSA_V1_5"
      ],
      "default": "RSA_OAEP_256"
    },
    "signingAlgorithm": {
      "type": "string",
      "enum": [
        "RSA_SHA1",
        "RSA_SHA256",
        "RSA_SHA256_MGF1",
        "RSA_SHA512",
        "RSA_SHA512_MGF1"
      ],
      "default": "RSA_SHA256"
    },
    "nameIdFormat": {
      "type": "string",
      "enum": [
        "EMAIL_ADDRESS",
        "PERSISTENT",
        "TRANSIENT",
        "UNSPECIFIED"
      ],
      "default": "UNSPECIFIED"
    },
    "binding": {
      "type": "string",
      "enum": [
        "HTTP_POST",
        "HTTP_REDIRECT"
      ],
      "default": "HTTP_POST"
    },
    "spCertificate": {
      "type": "string",
      "writeOnly": true
    }
  },
  "SamlApplicationUpdateRequest": {
    "label": {
      "type": "string"
    },
    "description": {
      "type": "string"
    },
    "groups": {
      "type": "array",
      "set": true
    },
    "type": {
      "type": "string",
      "enum": [
        "OAG_SAML"
      ],
      "fixed": true
    },
    "clientId": {
      "type": "string",
      "text": "exact"
    },
    "acsUrl": {
      "type": "string",
      "format": "uri"
    },
    "logoutUrl": {
      "type": "string",
      "format": "uri"
    },
    "postLoginUrl": {
      "type": "string",
      "format": "uri",
      "doubt": "the API's published schemas disagree on whether it may have a query or a fragment"
    },
    "encryptAssertion": {
      "type": "boolean",
      "default": false,
      "needs": {
        "true": [
          "spCertificate"
        ]
      }
    },
    "clientSignature": {
      "type": "boolean",
      "default": false,
      "needs": {
        "true": [
          "spCertificate"
        ]
      }
    },
    "signAssertion": {
      "type": "boolean",
      "default": true
    },
    "signDocument": {
      "type": "boolean",
      "default": false
    },
    "encryptionAlgorithm": {
      "type": "string",
      "enum": [
        "AES128_CBC",
        "AES256_CBC",
        "TRIPLE_DES_CBC"
      ],
      "default": "AES256_CBC"
    },
    "keyTransportAlgorithm": {
      "type": "string",
      "enum": [
        "RSA_OAEP",
        "RSA_OAEP_256",
        "RSA_V1_5"
      ],
      "default": "RSA_OAEP_256"
    },
    "signingAlgorithm": {
      "type": "string",
      "enum": [
        "RSA_SHA1",
        "RSA_SHA256",
        "RSA_SHA256_MGF1",
        "RSA_SHA512",
        "RSA_SHA512_MGF1"
      ],
      "default": "RSA_SHA256"
    },
    "nameIdFormat": {
      "type": "string",
      "enum": [
        "EMAIL_ADDRESS",
        "PERSISTENT",
        "TRANSIENT",
        "UNSPECIFIED"
      ],
      "default": "UNSPECIFIED"
    },
    "binding": {
      "type": "string",
      "enum": [
        "HTTP_POST",
        "HTTP_REDIRECT"
      ],
      "default": "HTTP_POST"
    },
    "spCertificate": {
      "type": "string",
      "writeOnly": true
    }
  },
  "SamlApplication": {
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true,
      "required": true
    },
    "name": {
      "type": "string",
      "readOnly": true
    },
    "label": {
      "type": "string"
    },
    "description": {
      "type": "string"
    },
    "groups": {
      "type": "array",
      "set": true
    },
    "status": {
      "type": "string",
      "enum": [
        "CREATED",
        "ACTIVE",
        "INACTIVE",
        "MAINTENANCE"
      ],
      "readOnly": true
    },
    "idpId": {
      "type": "string",
      "format": "uuid"
    },
    "type": {
      "type": "string",
      "enum": [
        "OAG_SAML"
      ],
      "required": true
    },
    "clientId": {
      "type": "string",
      "text": "exact"
    },
    "acsUrl": {
      "type": "string",
      "format": "uri"
    },
    "logoutUrl": {
      "type": "string",
      "format": "uri"
    },
    "postLoginUrl": {
      "type": "string",
      "format": "uri"
    },
    "encryptAssertion": {
      "type": "boolean",
      "default": false
    },
    "clientSignature": {
      "type": "boolean",
      "default": false
    },
    "signAssertion": {
      "type": "boolean",
      "default": true
    },
    "signDocument": {
      "type": "boolean",
      "default": false
    },
    "encryptionAlgorithm": {
      "type": "string",
      "enum": [
        "AES128_CBC",
        "AES256_CBC",
        "TRIPLE_DES_CBC"
      ],
      "default": "AES256_CBC"
    },
    "keyTransportAlgorithm": {
      "type": "string",
      "enum": [
        "RSA_OAEP",
        "RSA_OAEP_256",
        "RSA_V1_5"
      ],
      "default": "RSA_OAEP_256"
    },
    "signingAlgorithm": {
      "type": "string",
      "enum": [
        "RSA_SHA1",
        "RSA_SHA256",
        "RSA_SHA256_MGF1",
        "RSA_SHA512",
        "RSA_SHA512_MGF1"
      ],
      "default": "RSA_SHA256"
    },
    "nameIdFormat": {
      "type": "string",
      "enum": [
        "EMAIL_ADDRESS",
        "PERSISTENT",
        "TRANSIENT",
        "UNSPECIFIED"
      ],
      "default": "UNSPECIFIED"
    },
    "binding": {
      "type": "string",
      "enum": [
        "HTTP_POST",
        "HTTP_REDIRECT"
      ],
      "default": "HTTP_POST"
    },
    "idpMetadata": {
      "type": "string",
      "readOnly": true
    }
  },
  "OidcApplicationCreateRequest": {
    "type": {
      "type": "string",
      "enum": [
        "OAG_OIDC"
      ],
      "fixed": true,
      "required": true
    },
    "label": {
      "type": "string",
      "required": true
    },
    "description": {
      "type": "string"
    },
    "idpId": {
      "type": "string",
      "format": "uuid",
      "required": true
    },
    "groups": {
      "type": "array",
      "set": true
    },
    "oidc": {
      "type": "object",
      "required": true
    }
  },
  "OidcApplicationWithEmbedded": {
    "id": {
      "type": "string",
      "readOnly": true,
      "required": true
    },
    "name": {
      "type": "string",
      "readOnly": true
    },
    "type": {
      "type": "string",
      "enum": [
        "OAG_OIDC"
      ],
      "required": true
    },
    "label": {
      "type": "string"
    },
    "description": {
      "type": "string"
    },
    "status": {
      "type": "string",
      "enum": [
        "CREATED",
        "ACTIVE",
        "INACTIVE",
        "MAINTENANCE"
      ],
      "readOnly": true
    },
    "idpId": {
      "type": "string",
      "format": "uuid"
    },
    "oidc": {
      "type": "object"
    },
    "_embedded": {
      "type": "object",
      "readOnly": true
    }
  },
  "OidcSettings": {
    "applicationType": {
      "type": "string",
      "enum": [
        "web",
        "native",
        "spa"
      ]
    },
    "redirectUris": {
      "type": "array",
      "form": "url",
      "text": "exact",
      "set": true
    },
    "responseTypes": {
      "type": "array",
      "set": true
    },
    "grantTypes": {
      "type": "array",
      "set": true
    },
    "tokenEndpointAuthMethod": {
      "type": "string"
    },
    "pkceRequired": {
      "type": "boolean"
    },
    "allowedScopes": {
      "type": "array",
      "itemEnum": [
        "openid",
        "profile",
        "email",
        "offline_access"
      ],
      "set": true
    },
    "accessTokenLifetime": {
      "type": "integer",
      "default": 3600
    },
    "refreshTokenLifetime": {
      "type": "integer",
      "default": 86400
    },
    "clientId": {
      "type": "string",
      "text": "exact",
      "readOnly": true
    },
    "clientCredentialsEnabled": {
      "type": "boolean",
      "readOnly": true
    }
  },
  "OidcSettingsRequest": {
    "applicationType": {
      "type": "string",
      "enum": [
        "web",
        "native",
        "spa"
      ]
    },
    "redirectUris": {
      "type": "array",
      "form": "url",
      "text": "exact",
      "set": true
    },
    "responseTypes": {
      "type": "array",
      "set": true
    },
    "grantTypes": {
      "type": "array",
      "set": true
    },
    "tokenEndpointAuthMethod": {
      "type": "string"
    },
    "pkceRequired": {
      "type": "boolean"
    },
    "allowedScopes": {
      "type": "array",
      "itemEnum": [
        "openid",
        "profile",
        "email",
        "offline_access"
      ],
      "set": true
    },
    "accessTokenLifetime": {
      "type": "integer",
      "default": 3600
    },
    "refreshTokenLifetime": {
      "type": "integer",
      "default": 86400
    }
  },
  "ClientSecret": {
    "clientSecret": {
      "type": "string",
      "secret": true
    }
  },
  "Attribute": {
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true
    },
    "active": {
      "type": "boolean",
      "default": true
    },
    "name": {
      "type": "string",
      "maxLength": 128,
      "itemKey": true
    },
    "source": {
      "type": "string",
      "enum": [
        "IDP",
        "STATIC",
        "SECRET",
        "APP_CONTEXT",
        "AUTH_CONTEXT",
        "OID"
      ]
    },
    "value": {
      "type": "string",
      "sensitive": true,
      "secretWhere": {
        "source": [
          "SECRET"
        ]
      },
      "plainWhere": {
        "source": [
          "IDP"
        ]
      }
    },
    "type": {
      "type": "string",
      "enum": [
        "HEADER",
        "COOKIE"
      ],
      "implied": "HEADER"
    },
    "multiValueProcessor": {
      "type": "string",
      "enum": [
        "SELECT_INDEX",
        "SELECT_ALL",
        "RECORD_COUNT"
      ],
      "default": "SELECT_INDEX"
    },
    "index": {
      "type": "integer",
      "default": 0,
      "minimum": 0,
      "maximum": 99
    },
    "delimiter": {
      "type": "string",
      "default": ":",
      "text": "exact"
    }
  },
  "AttributeCreateRequest": {
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true
    },
    "active": {
      "type": "boolean",
      "default": true
    },
    "name": {
      "type": "string",
      "maxLength": 128,
      "itemKey": true,
      "required": true
    },
    "source": {
      "type": "string",
      "enum": [
        "IDP",
        "STATIC",
        "SECRET",
        "APP_CONTEXT",
        "AUTH_CONTEXT",
        "OID"
      ],
      "required": true
    },
    "value": {
      "type": "string",
      "sensitive": true,
      "secretWhere": {
        "source": [
          "SECRET"
        ]
      },
      "plainWhere": {
        "source": [
          "IDP"
        ]
      },
      "required": true
    },
    "type": {
      "type": "string",
      "enum": [
        "HEADER",
        "COOKIE"
      ],
      "implied": "HEADER",
      "required": true
    },
    "multiValueProcessor": {
      "type": "string",
      "enum": [
        "SELECT_INDEX",
        "SELECT_ALL",
        "RECORD_COUNT"
      ],
      "default": "SELECT_INDEX"
    },
    "index": {
      "type": "integer",
      "default": 0,
      "minimum": 0,
      "maximum": 99
    },
    "delimiter": {
      "type": "string",
      "default": ":",
      "text": "exact"
    }
  },
  "ProtectedResource": {
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true
    },
    "hostname": {
      "type": "string",
      "format": "uri",
      "form": "origin",
      "itemKey": true
    },
    "active": {
      "type": "boolean",
      "default": true
    },
    "assignedWeight": {
      "type": "integer",
      "default": 1,
      "minimum": 0,
      "maximum": 100
    },
    "calculatedWeight": {
      "type": "number",
      "format": "float",
      "readOnly": true
    }
  },
  "ProtectedResourceCreateRequest": {
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true
    },
    "hostname": {
      "type": "string",
      "format": "uri",
      "form": "origin",
      "itemKey": true,
      "required": true
    },
    "active": {
      "type": "boolean",
      "default": true
    },
    "assignedWeight": {
      "type": "integer",
      "default": 1,
      "minimum": 0,
      "maximum": 100
    },
    "calculatedWeight": {
      "type": "number",
      "format": "float",
      "readOnly": true
    }
  },
  "Policy": {
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true
    },
    "name": {
      "type": "string",
      "itemKey": true
    },
    "description": {
      "type": "string",
      "clear": "empty"
    },
    "resourcePath": {
      "type": "string",
      "itemKey": true
    },
    "rule": {
      "type": "string",
      "enum": [
        "NO_AUTH",
        "PROTECTED",
        "PROTECTED_REGEX",
        "ADAPTIVE",
        "CUSTOM"
      ],
      "needs": {
        "PROTECTED_REGEX": [
          "regexRule"
        ]
      }
    },
    "active": {
      "type": "boolean",
      "default": true
    },
    "caseSensitive": {
      "type": "boolean",
      "default": true
    },
    "regexRule": {
      "type": "string",
      "text": "exact",
      "clear": "empty"
    },
    "customDirective": {
      "type": "string",
      "form": "multi-line string",
      "clear": "empty",
      "sensitive": true
    }
  },
  "PolicyCreateRequest": {
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true
    },
    "name": {
      "type": "string",
      "itemKey": true,
      "required": true
    },
    "description": {
      "type": "string",
      "clear": "empty"
    },
    "resourcePath": {
      "type": "string",
      "itemKey": true,
      "required": true
    },
    "rule": {
      "type": "string",
      "enum": [
        "NO_AUTH",
        "PROTECTED",
        "PROTECTED_REGEX",
        "ADAPTIVE",
        "CUSTOM"
      ],
      "needs": {
        "PROTECTED_REGEX": [
          "regexRule"
        ]
      },
      "required": true
    },
    "active": {
      "type": "boolean",
      "default": true
    },
    "caseSensitive": {
      "type": "boolean",
      "default": true
    },
    "regexRule": {
      "type": "string",
      "text": "exact",
      "clear": "empty"
    },
    "customDirective": {
      "type": "string",
      "form": "multi-line string",
      "clear": "empty",
      "sensitive": true
    }
  },
  "Session": {
    "auth": {
      "type": "string",
      "enum": [
        "HEADER",
        "NOAUTH",
        "IWA",
        "EBS"
      ],
      "initial": "HEADER"
    },
    "browserSessionExpiration": {
      "type": "boolean",
      "initial": false
    },
    "deepLinking": {
      "type": "boolean",
      "initial": true
    },
    "enforceDeepLinkingDomain": {
      "type": "boolean",
      "legacyName": "enforceRelayState"
    },
    "idleSession": {
      "type": "boolean",
      "initial": true
    },
    "idleSessionTimeout": {
      "type": "integer",
      "default": 3600,
      "minimum": 60
    },
    "maxSession": {
      "type": "boolean",
      "initial": true
    },
    "maxSessionTimeout": {
      "type": "integer",
      "default": 28800
    }
  },
  "HealthCheck": {
    "enabled": {
      "type": "boolean",
      "default": false
    },
    "path": {
      "type": "string",
      "default": "/"
    },
    "method": {
      "type": "string",
      "enum": [
        "GET"
      ],
      "default": "GET"
    },
    "statusCode": {
      "type": "integer",
      "default": 200
    },
    "interval": {
      "type": "integer",
      "default": 10,
      "minimum": 2,
      "maximum": 300
    },
    "timeout": {
      "type": "integer",
      "default": 1,
      "minimum": 1,
      "maximum": 60
    },
    "healthyThreshold": {
      "type": "integer",
      "default": 3,
      "minimum": 1,
      "maximum": 10
    },
    "unhealthyThreshold": {
      "type": "integer",
      "default": 3,
      "minimum": 1,
      "maximum": 10
    }
  },
  "Behavior": {
    "login": {
      "type": "string",
      "enum": [
        "OAG_LOGIN_PATH",
        "APP_LOGIN_PATH",
        "NO_APP_LOGIN_PATH",
        "CUSTOM_URL"
      ],
      "initial": "NO_APP_LOGIN_PATH",
      "needs": {
        "CUSTOM_URL": [
          "customLoginUrl",
          "loginPath"
        ]
      }
    },
    "loginPath": {
      "type": "string",
      "initial": "/login",
      "ownPath": true
    },
    "loginManaged": {
      "type": "boolean",
      "initial": false
    },
    "customLoginUrl": {
      "type": "string",
      "format": "uri",
      "doubt": "the API's published pattern admits no path, while its own samples have one",
      "form": "origin"
    },
    "logout": {
      "type": "string",
      "enum": [
        "OAG_LOGOUT_PATH",
        "OAG_LOGOUT_PATH2",
        "APP_LOGOUT_PATH",
        "NO_APP_LOGOUT_PATH",
        "CUSTOM_URL"
      ],
      "initial": "OAG_LOGOUT_PATH",
      "needs": {
        "CUSTOM_URL": [
          "postLogoutUrl"
        ]
      }
    },
    "logoutPath": {
      "type": "string",
      "initial": "/oagLogout",
      "ownPath": true
    },
    "postLogoutUrl": {
      "type": "string",
      "format": "uri",
      "doubt": "the API's published pattern admits no path, while its own samples have one",
      "form": "origin"
    },
    "error": {
      "type": "string",
      "enum": [
        "OAG_ERROR_PATH",
        "APP_ERROR_PATH",
        "NO_APP_ERROR_PATH",
        "CUSTOM_URL"
      ],
      "initial": "OAG_ERROR_PATH",
      "needs": {
        "CUSTOM_URL": [
          "postErrorUrl"
        ]
      }
    },
    "errorPath": {
      "type": "string",
      "initial": "/oagError",
      "ownPath": true
    },
    "errorManaged": {
      "type": "boolean",
      "initial": false
    },
    "postErrorUrl": {
      "type": "string",
      "format": "uri",
      "doubt": "the API's published pattern admits no path, while its own samples have one",
      "form": "origin"
    },
    "noSession": {
      "type": "string",
      "enum": [
        "OAG_DEFAULT_PAGE",
        "IDP_REDIRECT",
        "IDP_FORCE_AUTHN",
        "CUSTOM_URL"
      ],
      "initial": "IDP_REDIRECT",
      "needs": {
        "CUSTOM_URL": [
          "noSessionUrl"
        ]
      }
    },
    "noSessionUrl": {
      "type": "string",
      "format": "uri",
      "doubt": "the API's published pattern admits no path, while its own samples have one",
      "form": "origin"
    },
    "policyDenied": {
      "type": "string",
      "enum": [
        "OAG_DEFAULT_PAGE",
        "STATUS_CODE_403",
        "CUSTOM_URL"
      ],
      "initial": "OAG_DEFAULT_PAGE",
      "needs": {
        "CUSTOM_URL": [
          "policyDeniedUrl"
        ]
      }
    },
    "policyDeniedUrl": {
      "type": "string",
      "format": "uri",
      "doubt": "the API's published pattern admits no path, while its own samples have one",
      "form": "origin"
    },
    "sessionIntegrityFailure": {
      "type": "string",
      "enum": [
        "OAG_DEFAULT_PAGE",
        "IGNORE",
        "IDP_FORCE_AUTHN",
        "IDP_REDIRECT",
        "STATUS_CODE_405",
        "CUSTOM_URL"
      ],
      "initial": "OAG_DEFAULT_PAGE",
      "needs": {
        "CUSTOM_URL": [
          "sessionIntegrityFailureUrl"
        ]
      }
    },
    "sessionIntegrityFailureUrl": {
      "type": "string",
      "format": "uri",
      "doubt": "the API's published pattern admits no path, while its own samples have one",
      "form": "origin"
    },
    "maintenance": {
      "type": "string",
      "enum": [
        "OAG_DEFAULT_PAGE",
        "CUSTOM_URL"
      ],
      "initial": "OAG_DEFAULT_PAGE",
      "needs": {
        "CUSTOM_URL": [
          "maintenanceUrl"
        ]
      }
    },
    "maintenanceUrl": {
      "type": "string",
      "format": "uri",
      "doubt": "the API's published pattern admits no path, while its own samples have one",
      "form": "origin"
    },
    "inactive": {
      "type": "string",
      "enum": [
        "OAG_DEFAULT_PAGE",
        "CUSTOM_URL"
      ],
      "initial": "OAG_DEFAULT_PAGE",
      "needs": {
        "CUSTOM_URL": [
          "inactiveUrl"
        ]
      }
    },
    "inactiveUrl": {
      "type": "string",
      "format": "uri",
      "doubt": "the API's published pattern admits no path, while its own samples have one",
      "form": "origin"
    },
    "singleLogout": {
      "type": "boolean"
    },
    "universalLogout": {
      "type": "boolean",
      "initial": false
    },
    "globalTokenRevocation": {
      "type": "boolean",
      "initial": false
    }
  },
  "BehaviorSAML": {
    "singleLogout": {
      "type": "boolean"
    },
    "universalLogout": {
      "type": "boolean",
      "initial": false
    },
    "globalTokenRevocation": {
      "type": "boolean",
      "initial": false,
      "needs": {
        "true": [
          "globalTokenRevocationEndpoint"
        ]
      }
    },
    "globalTokenRevocationEndpoint": {
      "type": "string",
      "format": "uri"
    }
  },
  "OktaIdPRequest": {
    "type": {
      "type": "string",
      "enum": [
        "IDP_OKTA"
      ],
      "fixed": true,
      "required": true
    },
    "domain": {
      "type": "string",
      "text": "host",
      "fixed": true,
      "required": true
    },
    "apiToken": {
      "type": "string",
      "writeOnly": true,
      "required": true
    },
    "name": {
      "type": "string"
    },
    "description": {
      "type": "string"
    }
  },
  "Auth0IdPRequest": {
    "type": {
      "type": "string",
      "enum": [
        "IDP_AUTH0"
      ],
      "fixed": true,
      "required": true
    },
    "domain": {
      "type": "string",
      "text": "host",
      "fixed": true,
      "required": true
    },
    "tenant": {
      "type": "string",
      "text": "host",
      "fixed": true,
      "required": true
    },
    "clientId": {
      "type": "string",
      "text": "exact",
      "unread": "always",
      "required": true
    },
    "clientSecret": {
      "type": "string",
      "writeOnly": true,
      "required": true
    },
    "name": {
      "type": "string"
    },
    "description": {
      "type": "string"
    }
  },
  "IdP": {
    "id": {
      "type": "string",
      "format": "uuid"
    },
    "type": {
      "type": "string",
      "enum": [
        "IDP_OKTA",
        "IDP_AUTH0"
      ]
    },
    "name": {
      "type": "string"
    },
    "description": {
      "type": "string"
    },
    "domain": {
      "type": "string",
      "text": "host"
    },
    "tenant": {
      "type": "string",
      "text": "host"
    },
    "validationStatus": {
      "type": "object",
      "readOnly": true
    }
  },
  "Certificate": {
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true
    },
    "commonName": {
      "type": "string",
      "readOnly": true
    },
    "san": {
      "type": "array",
      "readOnly": true
    },
    "validFrom": {
      "type": "string",
      "format": "date",
      "readOnly": true
    },
    "expiresOn": {
      "type": "string",
      "format": "date",
      "readOnly": true
    },
    "validityRemaining": {
      "type": "integer",
      "readOnly": true
    },
    "selfSigned": {
      "type": "boolean"
    },
    "certificate": {
      "type": "string",
      "writeOnly": true
    },
    "key": {
      "type": "string",
      "writeOnly": true
    }
  }
} as const satisfies Record<string, Record<string, Member>>;
/** Members of the schemas of offline mode, by schema name, nested ones within: names that apps have too mean other things here. */
export const offlineMembers = {
  "ApplicationOfflineModeState": {
    "state": {
      "type": "string",
      "enum": [
        "ACTIVE",
        "INACTIVE",
        "TEST"
      ],
      "initial": "INACTIVE",
      "required": true
    }
  },
  "ApplicationOfflineModeGroupPolicy": {
    "groups": {
      "type": "array",
      "set": true,
      "by": "name",
      "required": true,
      "members": {
        "name": {
          "type": "string"
        }
      }
    }
  },
  "ApplicationOfflineModeAccessPolicy": {
    "accessPolicyId": {
      "type": "string",
      "format": "uuid",
      "required": true
    }
  },
  "IdPOfflineModeFailoverMode": {
    "mode": {
      "type": "string",
      "enum": [
        "AUTOMATIC",
        "DISABLED"
      ],
      "required": true
    }
  },
  "IdPOfflineModeHealthPolicy": {
    "healthCheckInterval": {
      "type": "integer",
      "numbers": [
        60,
        120,
        180,
        240,
        300
      ],
      "default": 60,
      "minimum": 60,
      "maximum": 300
    },
    "timeout": {
      "type": "integer",
      "default": 3,
      "minimum": 1,
      "maximum": 10
    },
    "maxRetries": {
      "type": "integer",
      "default": 3,
      "minimum": 0,
      "maximum": 5
    },
    "failureThreshold": {
      "type": "integer",
      "default": 3,
      "minimum": 1,
      "maximum": 10
    },
    "successThreshold": {
      "type": "integer",
      "default": 2,
      "minimum": 1,
      "maximum": 10
    },
    "recoveryCooldownInterval": {
      "type": "integer",
      "default": 360,
      "minimum": 120,
      "maximum": 6000
    }
  },
  "IdPOfflineModeDirectory": {
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true
    },
    "type": {
      "type": "string",
      "enum": [
        "OPEN_LDAP",
        "ACTIVE_DIRECTORY"
      ],
      "required": true
    },
    "connection": {
      "type": "object",
      "required": true,
      "members": {
        "connectionUrl": {
          "type": "string",
          "text": "url"
        },
        "bindDn": {
          "type": "string"
        },
        "bindCredential": {
          "type": "string",
          "writeOnly": true
        }
      }
    },
    "config": {
      "type": "object",
      "required": true,
      "members": {
        "usernameLDAPAttribute": {
          "type": "string"
        },
        "uniqueIdAttribute": {
          "type": "string"
        },
        "userSearchDn": {
          "type": "string",
          "required": true
        },
        "userObjectClasses": {
          "type": "array",
          "set": true
        },
        "userObjectFilter": {
          "type": "string"
        },
        "groupNameLDAPAttribute": {
          "type": "string"
        },
        "groupSearchDn": {
          "type": "string",
          "required": true
        },
        "groupObjectClasses": {
          "type": "array",
          "set": true
        },
        "memberAttribute": {
          "type": "string"
        },
        "memberUserAttribute": {
          "type": "string"
        },
        "rdnLdapAttribute": {
          "type": "string"
        }
      }
    }
  },
  "OfflineModeAuthenticator": {
    "key": {
      "type": "string",
      "enum": [
        "smart_card"
      ],
      "required": true
    },
    "name": {
      "type": "string",
      "required": true
    },
    "configuration": {
      "type": "object",
      "required": true,
      "members": {
        "certificates": {
          "type": "array",
          "required": true
        },
        "offlineCrlFailover": {
          "type": "object",
          "members": {
            "url": {
              "type": "string"
            }
          }
        },
        "userMatching": {
          "type": "object",
          "required": true,
          "members": {
            "identitySource": {
              "type": "string",
              "required": true
            },
            "matchType": {
              "type": "string",
              "required": true
            },
            "matchAttribute": {
              "type": "string",
              "required": true
            },
            "allowMultipleUserMatching": {
              "type": "boolean"
            }
          }
        }
      }
    },
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true
    },
    "status": {
      "type": "string",
      "enum": [
        "ACTIVE",
        "INACTIVE"
      ],
      "readOnly": true
    }
  },
  "OfflineModeAccessPolicy": {
    "name": {
      "type": "string",
      "required": true
    },
    "rules": {
      "type": "array",
      "required": true,
      "members": {
        "name": {
          "type": "string",
          "required": true
        },
        "conditions": {
          "type": "object",
          "required": true,
          "members": {
            "groups": {
              "type": "object",
              "required": true,
              "members": {
                "include": {
                  "type": "array",
                  "required": true,
                  "members": {
                    "name": {
                      "type": "string",
                      "required": true
                    }
                  }
                }
              }
            }
          }
        },
        "actions": {
          "type": "object",
          "required": true,
          "members": {
            "access": {
              "type": "string",
              "enum": [
                "allow"
              ],
              "required": true
            },
            "chains": {
              "type": "array",
              "required": true,
              "members": {
                "authenticationMethods": {
                  "type": "array",
                  "required": true,
                  "members": {
                    "key": {
                      "type": "string",
                      "enum": [
                        "password",
                        "smart_card"
                      ],
                      "required": true
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "id": {
      "type": "string",
      "format": "uuid",
      "readOnly": true
    },
    "isDefault": {
      "type": "boolean",
      "readOnly": true
    }
  },
  "AuthenticationServiceSetting": {
    "serverNodes": {
      "type": "array",
      "text": "host",
      "set": true
    },
    "database": {
      "type": "object",
      "members": {
        "type": {
          "type": "string",
          "enum": [
            "mysql"
          ]
        },
        "host": {
          "type": "string",
          "text": "host"
        },
        "port": {
          "type": "integer"
        },
        "name": {
          "type": "string"
        },
        "username": {
          "type": "string",
          "writeOnly": true
        },
        "password": {
          "type": "string",
          "writeOnly": true
        }
      }
    },
    "publicDomain": {
      "type": "string",
      "text": "host"
    },
    "certificateId": {
      "type": "string",
      "format": "uuid"
    }
  },
  "AuthenticationServiceHealthCheck": {
    "status": {
      "type": "string",
      "enum": [
        "HEALTHY",
        "DEGRADED",
        "UNHEALTHY",
        "INITIALIZING",
        "UNKNOWN"
      ]
    },
    "lastChecked": {
      "type": "string",
      "format": "date-time"
    },
    "details": {
      "type": "string"
    }
  },
  "AuthenticationServiceCertificate": {
    "type": {
      "type": "string",
      "enum": [
        "mtls"
      ],
      "required": true
    },
    "hostname": {
      "type": "string",
      "required": true
    },
    "certificateId": {
      "type": "string",
      "format": "uuid",
      "required": true
    }
  }
} as const satisfies Record<string, Record<string, Member>>;
/** Every operation of the API by its operationId. */
export const operations = {
  "listApplication": {
    "method": "GET",
    "path": "/api/v2/apps",
    "scope": "okta.oag.app.read"
  },
  "createApplication": {
    "method": "POST",
    "path": "/api/v2/apps",
    "scope": "okta.oag.app.manage"
  },
  "getApplication": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}",
    "scope": "okta.oag.app.read"
  },
  "replaceApplication": {
    "method": "PUT",
    "path": "/api/v2/apps/{applicationId}",
    "scope": "okta.oag.app.manage"
  },
  "deleteApplication": {
    "method": "DELETE",
    "path": "/api/v2/apps/{applicationId}",
    "scope": "okta.oag.app.manage"
  },
  "activateApplication": {
    "method": "POST",
    "path": "/api/v2/apps/{applicationId}/activate",
    "scope": "okta.oag.app.manage"
  },
  "listAttributes": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/attributes",
    "scope": "okta.oag.app.read"
  },
  "createAttribute": {
    "method": "POST",
    "path": "/api/v2/apps/{applicationId}/attributes",
    "scope": "okta.oag.app.manage"
  },
  "getAttribute": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/attributes/{attributeId}",
    "scope": "okta.oag.app.read"
  },
  "replaceAttribute": {
    "method": "PUT",
    "path": "/api/v2/apps/{applicationId}/attributes/{attributeId}",
    "scope": "okta.oag.app.manage"
  },
  "deleteAttribute": {
    "method": "DELETE",
    "path": "/api/v2/apps/{applicationId}/attributes/{attributeId}",
    "scope": "okta.oag.app.manage"
  },
  "getBehavior": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/behavior",
    "scope": "okta.oag.app.read"
  },
  "replaceBehavior": {
    "method": "PUT",
    "path": "/api/v2/apps/{applicationId}/behavior",
    "scope": "okta.oag.app.manage"
  },
  "getClientSecret": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/credentials/secret",
    "scope": "okta.oag.app.secrets.read",
    "orScope": "okta.oag.app.secrets.manage"
  },
  "deactivateApplication": {
    "method": "POST",
    "path": "/api/v2/apps/{applicationId}/deactivate",
    "scope": "okta.oag.app.manage"
  },
  "getHealthCheck": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/health-check",
    "scope": "okta.oag.app.read"
  },
  "replaceHealthCheck": {
    "method": "PUT",
    "path": "/api/v2/apps/{applicationId}/health-check",
    "scope": "okta.oag.app.manage"
  },
  "updateApplicationMaintenance": {
    "method": "POST",
    "path": "/api/v2/apps/{applicationId}/maintenance",
    "scope": "okta.oag.app.manage"
  },
  "getApplicationOfflineModeState": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/offline-mode",
    "scope": "okta.oag.app.read"
  },
  "assignApplicationOfflineModeState": {
    "method": "POST",
    "path": "/api/v2/apps/{applicationId}/offline-mode",
    "scope": "okta.oag.app.manage"
  },
  "getApplicationOfflineModeAccessPolicy": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/offline-mode/access-policy",
    "scope": "okta.oag.app.read"
  },
  "assignApplicationOfflineModeAccessPolicy": {
    "method": "PUT",
    "path": "/api/v2/apps/{applicationId}/offline-mode/access-policy",
    "scope": "okta.oag.app.manage"
  },
  "getApplicationOfflineModeGroupPolicy": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/offline-mode/group-policy",
    "scope": "okta.oag.app.read"
  },
  "assignApplicationOfflineModeGroupPolicy": {
    "method": "PUT",
    "path": "/api/v2/apps/{applicationId}/offline-mode/group-policy",
    "scope": "okta.oag.app.manage"
  },
  "listPolicies": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/policies",
    "scope": "okta.oag.app.read"
  },
  "createPolicy": {
    "method": "POST",
    "path": "/api/v2/apps/{applicationId}/policies",
    "scope": "okta.oag.app.manage"
  },
  "getPolicy": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/policies/{policyId}",
    "scope": "okta.oag.app.read"
  },
  "replacePolicy": {
    "method": "PUT",
    "path": "/api/v2/apps/{applicationId}/policies/{policyId}",
    "scope": "okta.oag.app.manage"
  },
  "deletePolicy": {
    "method": "DELETE",
    "path": "/api/v2/apps/{applicationId}/policies/{policyId}",
    "scope": "okta.oag.app.manage"
  },
  "listProtectedResources": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/resources",
    "scope": "okta.oag.app.read"
  },
  "createProtectedResource": {
    "method": "POST",
    "path": "/api/v2/apps/{applicationId}/resources",
    "scope": "okta.oag.app.manage"
  },
  "getResource": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/resources/{protectedResourceId}",
    "scope": "okta.oag.app.read"
  },
  "replaceResource": {
    "method": "PUT",
    "path": "/api/v2/apps/{applicationId}/resources/{protectedResourceId}",
    "scope": "okta.oag.app.manage"
  },
  "deleteProtectedResource": {
    "method": "DELETE",
    "path": "/api/v2/apps/{applicationId}/resources/{protectedResourceId}",
    "scope": "okta.oag.app.manage"
  },
  "getSession": {
    "method": "GET",
    "path": "/api/v2/apps/{applicationId}/session",
    "scope": "okta.oag.app.read"
  },
  "replaceSession": {
    "method": "PUT",
    "path": "/api/v2/apps/{applicationId}/session",
    "scope": "okta.oag.app.manage"
  },
  "listCertificates": {
    "method": "GET",
    "path": "/api/v2/certificates",
    "scope": "okta.oag.cert.read"
  },
  "getCertificate": {
    "method": "GET",
    "path": "/api/v2/certificates/{certificateId}",
    "scope": "okta.oag.cert.read"
  },
  "listIDPs": {
    "method": "GET",
    "path": "/api/v2/idps",
    "scope": "okta.oag.idp.read"
  },
  "createIDP": {
    "method": "POST",
    "path": "/api/v2/idps",
    "scope": "okta.oag.idp.manage"
  },
  "getIDP": {
    "method": "GET",
    "path": "/api/v2/idps/{idpId}",
    "scope": "okta.oag.idp.read"
  },
  "replaceIDP": {
    "method": "PUT",
    "path": "/api/v2/idps/{idpId}",
    "scope": "okta.oag.idp.manage"
  },
  "deleteIDP": {
    "method": "DELETE",
    "path": "/api/v2/idps/{idpId}",
    "scope": "okta.oag.idp.manage"
  },
  "getIdPOfflineModeFailoverMode": {
    "method": "GET",
    "path": "/api/v2/idps/{idpId}/offline-mode",
    "scope": "okta.oag.idp.read"
  },
  "assignIdPOfflineModeFailoverMode": {
    "method": "POST",
    "path": "/api/v2/idps/{idpId}/offline-mode",
    "scope": "okta.oag.idp.manage"
  },
  "createOfflineModeAccessPolicy": {
    "method": "POST",
    "path": "/api/v2/idps/{idpId}/offline-mode/access-policies",
    "scope": "okta.oag.idp.manage"
  },
  "createOfflineModeAuthenticator": {
    "method": "POST",
    "path": "/api/v2/idps/{idpId}/offline-mode/authenticators",
    "scope": "okta.oag.idp.manage"
  },
  "activateOfflineModeAuthenticator": {
    "method": "POST",
    "path": "/api/v2/idps/{idpId}/offline-mode/authenticators/{authenticatorId}/lifecycle/activate",
    "scope": "okta.oag.idp.manage"
  },
  "listOfflineModeDirectories": {
    "method": "GET",
    "path": "/api/v2/idps/{idpId}/offline-mode/directories",
    "scope": "okta.oag.idp.read"
  },
  "createOfflineModeDirectory": {
    "method": "POST",
    "path": "/api/v2/idps/{idpId}/offline-mode/directories",
    "scope": "okta.oag.idp.manage"
  },
  "getOfflineModeDirectory": {
    "method": "GET",
    "path": "/api/v2/idps/{idpId}/offline-mode/directories/{directoryId}",
    "scope": "okta.oag.idp.read"
  },
  "replaceOfflineModeDirectory": {
    "method": "PUT",
    "path": "/api/v2/idps/{idpId}/offline-mode/directories/{directoryId}",
    "scope": "okta.oag.idp.manage"
  },
  "deleteOfflineModeDirectory": {
    "method": "DELETE",
    "path": "/api/v2/idps/{idpId}/offline-mode/directories/{directoryId}",
    "scope": "okta.oag.idp.manage"
  },
  "getOfflineModeHealthPolicy": {
    "method": "GET",
    "path": "/api/v2/idps/{idpId}/offline-mode/health-policy",
    "scope": "okta.oag.idp.read"
  },
  "replaceOfflineModeHealthPolicy": {
    "method": "PUT",
    "path": "/api/v2/idps/{idpId}/offline-mode/health-policy",
    "scope": "okta.oag.idp.manage"
  },
  "testDirectoryConnection": {
    "method": "POST",
    "path": "/api/v2/idps/{idpId}/offline-mode/test-directory-connection",
    "scope": "okta.oag.idp.manage"
  },
  "createAccessToken": {
    "method": "POST",
    "path": "/api/v2/oauth/token",
    "scope": null
  },
  "getAuthenticationServiceSetting": {
    "method": "GET",
    "path": "/api/v2/settings/authentication-service",
    "scope": "okta.oag.authenticationService.read"
  },
  "enableAuthenticationServiceSetting": {
    "method": "POST",
    "path": "/api/v2/settings/authentication-service",
    "scope": "okta.oag.authenticationService.manage"
  },
  "disableAuthenticationServiceSetting": {
    "method": "DELETE",
    "path": "/api/v2/settings/authentication-service",
    "scope": "okta.oag.authenticationService.manage"
  },
  "replaceAuthenticationServiceCertificate": {
    "method": "PUT",
    "path": "/api/v2/settings/authentication-service/certificates",
    "scope": "okta.oag.authenticationService.manage"
  },
  "getAuthenticationServiceHealthCheck": {
    "method": "GET",
    "path": "/api/v2/settings/authentication-service/health-check",
    "scope": "okta.oag.authenticationService.read"
  },
  "getOpenIDConnectDiscovery": {
    "method": "GET",
    "path": "/realms/{idpId}/.well-known/openid-configuration",
    "scope": null
  }
} as const satisfies Record<string, Operation>;
/** Scopes that the API knows. */
export const scopes = ["okta.oag.idp.read","okta.oag.idp.manage","okta.oag.app.read","okta.oag.app.manage","okta.oag.cert.read","okta.oag.authenticationService.manage","okta.oag.authenticationService.read","okta.oag.app.secrets.read","okta.oag.app.secrets.manage"] as const;
/** Types of proxied applications. */
export const proxiedTypes = ["OAG_HEADER_BASED","OAG_ADMINUI","OAG_NOAUTH","OAG_SAMPLE_COOKIE","OAG_SAMPLE_HEADER","OAG_SAMPLE_POLICY","OAG_SAMPLE_WIKIPEDIA","ORACLE_ACCESSGATE","ORACLE_AGILE_PLM","ORACLE_APPLICATION_EXPRESS","ORACLE_DEMANTRA","ORACLE_HCM_CLOUD","ORACLE_HYPERION","ORACLE_JDE","ORACLE_OBIEE","ORACLE_PEOPLESOFT","ORACLE_WEBCENTER","ORACLE_WEBLOGIC"] as const;
/** Types of applications that ask for no sign-in. */
export const openTypes = ["OAG_NOAUTH"] as const;
/** Variants of applications: what their type decides. */
export const appVariants = {
  "proxied": {
    "types": [
      "OAG_HEADER_BASED",
      "OAG_ADMINUI",
      "OAG_NOAUTH",
      "OAG_SAMPLE_COOKIE",
      "OAG_SAMPLE_HEADER",
      "OAG_SAMPLE_POLICY",
      "OAG_SAMPLE_WIKIPEDIA",
      "ORACLE_ACCESSGATE",
      "ORACLE_AGILE_PLM",
      "ORACLE_APPLICATION_EXPRESS",
      "ORACLE_DEMANTRA",
      "ORACLE_HCM_CLOUD",
      "ORACLE_HYPERION",
      "ORACLE_JDE",
      "ORACLE_OBIEE",
      "ORACLE_PEOPLESOFT",
      "ORACLE_WEBCENTER",
      "ORACLE_WEBLOGIC"
    ],
    "create": "HeaderBasedApplicationCreateRequest",
    "update": "HeaderBasedApplicationUpdateRequest",
    "read": "HeaderBasedApplication",
    "parts": {
      "healthCheck": "HealthCheck",
      "session": "Session",
      "behavior": "Behavior",
      "protectedResources": "ProtectedResource",
      "attributes": "Attribute",
      "policies": "Policy"
    },
    "apart": [
      "offlineMode"
    ]
  },
  "saml": {
    "types": [
      "OAG_SAML"
    ],
    "create": "SamlApplicationCreateRequest",
    "update": "SamlApplicationUpdateRequest",
    "read": "SamlApplication",
    "parts": {
      "behavior": "BehaviorSAML",
      "attributes": "Attribute"
    },
    "apart": []
  },
  "oidc": {
    "types": [
      "OAG_OIDC"
    ],
    "create": "OidcApplicationCreateRequest",
    "update": "OidcApplicationCreateRequest",
    "read": "OidcApplicationWithEmbedded",
    "parts": {
      "behavior": "BehaviorSAML"
    },
    "apart": []
  }
} as const satisfies Record<string, AppVariant>;
/** What a read of apps can be asked to embed. The names are nearly those of the parts. */
export const expandable = ["healthCheck","behavior","session","resources","policies","attributes","ebsAgent","ebsClassic"] as const;
/** The parts of apps that reads embed, each with the word by which a read is asked for it. */
export const expandedBy = {"attributes":"attributes","policies":"policies","protectedResources":"resources","behavior":"behavior","session":"session","healthCheck":"healthCheck"} as const;
/** What objects of each kind have beside their own members: maps of items, and blocks of members. */
export const partNames = {"app":{"maps":["attributes","policies","protectedResources"],"blocks":["behavior","session","healthCheck","offlineMode","oidc"]},"idp":{"maps":[],"blocks":["healthPolicy"]},"directory":{"maps":[],"blocks":[]},"authenticationService":{"maps":[],"blocks":[]}} as const;
/** Error codes that the reference's samples show, by status. */
export const sampleErrors = {"400":["BAD_REQUEST","Request validation failed"],"401":["UNAUTHORIZED","Authentication is required or has failed"],"403":["FORBIDDEN","Insufficient permission"],"404":["NOT_FOUND","The requested resource could not be found"],"429":["TOO_MANY_REQUESTS","API rate limit exceeded"],"500":["INTERNAL_SERVER_ERROR","An unexpected error occurred on the server side"],"502":["BAD_GATEWAY","Received an invalid response from the upstream server"],"503":["SERVICE_UNAVAILABLE","The server is currently unable to handle the request due to initializing"]} as const;
