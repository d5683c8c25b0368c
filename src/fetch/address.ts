import ipaddr from 'ipaddr.js'

/** IPv4 behind an IPv6-only network (RFC 6052, 2.1); its last four bytes are the address that is meant. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

/** All of IPv6 that is routed (IANA, "IPv6 Global Unicast Address Assignments"). */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * True for an address of the public Internet. Everything else is refused: loopback, private and link-local networks with
 * their metadata services, carriers' own, multicast, reserved, and IPv6 addresses that carry such an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast'
  if (parsed.match(NAT64)) return isPublicAddress(new ipaddr.IPv4(parsed.toByteArray().slice(12)).toString())
  return parsed.range() === 'unicast' && parsed.match(GLOBAL)
}

/** Names that are never public (RFC 6761, 6762, 8375; `internal` is reserved by ICANN). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|home\.arpa)\.?$/

/** True for the name of a machine near by; what other names stand for is checked when they are looked up. */
export function isPrivateName(hostname: string): boolean {
  return PRIVATE_NAME.test(hostname) || !/[.:]/.test(hostname)
}
