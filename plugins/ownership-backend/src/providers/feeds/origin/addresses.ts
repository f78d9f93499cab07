import ipaddr from 'ipaddr.js';

/** Classes of addresses that are somebody's own network. */
const PRIVATE = new Set([
  'private',
  'loopback',
  'uniqueLocal',
  'carrierGradeNat',
]);

/**
 * Where clouds hand out the credentials of the machine that asks. Most are
 * link-local; these are in other classes.
 */
const METADATA_SERVICES = new Set([
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
]);

/**
 * Says why a server must not be read from, going by its address. What is meant
 * for the machine or its cloud alone is refused even where private networks
 * are allowed.
 *
 * @param address - an IPv4 or IPv6 address
 * @returns undefined if it may
 */
export function whyForbidden(
  address: string,
  options: { allowPrivateNetwork: boolean },
): string | undefined {
  if (!ipaddr.isValid(address)) {
    return `${address} is not an IP address`;
  }
  // An IPv4 address may be written as an IPv6 one.
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (METADATA_SERVICES.has(parsed.toString())) {
    return `${address} is the address of a metadata service`;
  }
  if (range === 'unicast') {
    return undefined;
  }
  if (!PRIVATE.has(range)) {
    return `${address} is a ${words(range)} address`;
  }
  return options.allowPrivateNetwork
    ? undefined
    : `${address} is a ${words(
        range,
      )} address, and allowPrivateNetwork is not set`;
}

/** `carrierGradeNat` as `carrier grade nat`. */
function words(range: string): string {
  return range.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}
