import { BlockList, isIPv6 } from "node:net";
import { type Finding, warned } from "./check";

const named = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

const allowed = new BlockList();
for (const range of [...named, "127.0.0.0/8"]) {
  const [net = "", bits = ""] = range.split("/");
  allowed.addSubnet(net, Number(bits), "ipv4");
}
allowed.addAddress("::1", "ipv6");

/** The address under which this machine reaches the gateway, where it is none that the documents name; the gateway itself is let in. */
export function checkSource(address: string | undefined): Finding[] {
  if (address === undefined) return [];
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (allowed.check(plain, isIPv6(plain) ? "ipv6" : "ipv4")) return [];
  return [
    warned(
      "source",
      `this machine reaches the gateway from ${plain}, which is not private: newer documents say that API calls must come from ${named.join(", ")}`,
      "if calls are refused, run them on a machine inside the network, or by a way that ends in it (VPN, a runner of your own)",
    ),
  ];
}
