import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** An address of the network, with the version of the protocol that it belongs to. */
export interface NetworkAddress {
  readonly address: string
  readonly family: 4 | 6
}

/** Networks that are not the public internet (IANA special-purpose address registries for IPv4 and IPv6). */
const notPublic: Readonly<Record<NetworkAddress['family'], readonly (readonly [network: string, prefix: number])[]>> = {
  4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
  // Only 2000::/3 is given out; what stands for an IPv4 address or a tunnel could lead anywhere.
  6: [
    ['::', 3],
    ['4000::', 2],
    ['8000::', 1],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
}

/** A list for each family: in one for both, Node takes an IPv4 address for the IPv6 address that stands for it, and ::/3 holds them all. */
function blocked(family: NetworkAddress['family']): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of notPublic[family]) list.addSubnet(network, prefix, `ipv${family}`)
  return list
}

/** Whether an address is one of the public internet: not private, loopback, link-local, or reserved. */
export const isPublic = ({ address, family }: NetworkAddress): boolean =>
  !blocked(family).check(address, `ipv${family}`)

/** The addresses that a host stands for now; none where nobody knows it. A literal address stands for itself. */
export async function addressesOf(hostname: string): Promise<readonly NetworkAddress[]> {
  const literal = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(literal)
  if (family === 4 || family === 6) return [{ address: literal, family }]
  try {
    const found = await lookup(hostname, { all: true, verbatim: true })
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
  } catch {
    return []
  }
}

/** Whether the host of an address stands for one that is not of the public internet. */
export async function leadsToPrivate(url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false
  const addresses = await addressesOf(new URL(url).hostname)
  return !addresses.every(isPublic)
}
