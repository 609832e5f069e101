import type { Handler } from "./context";
import { notFound } from "./refusal";

export const certificateHandlers: Record<string, Handler> = {
  listCertificates: ({ store }) => ({ status: 200, body: [...store.certificates.values()] }),
  getCertificate: ({ store, params }) => {
    const certificate = store.certificates.get(params[0] ?? "");
    if (certificate === undefined) throw notFound();
    return { status: 200, body: certificate };
  },
};
