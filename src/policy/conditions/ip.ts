/** IpAddress and NotIpAddress: IPv4 and IPv6, single addresses and CIDR ranges. */
import type {Family, Test} from './test.ts';

const inRange: Test['matches'] = ({text}, actual) => isInRange(text, actual);

export const ipTests: Family = {
  IpAddress: {matches: inRange, isNegated: false, hasVariables: false},
  NotIpAddress: {matches: inRange, isNegated: true, hasVariables: false},
};

type Address = {readonly bits: bigint; readonly width: 32 | 128};

/** An address without a prefix is a range of one. */
function isInRange(range: string, actual: string): boolean {
  const [base = '', prefix, ...rest] = range.split('/');
  const from = addressOf(base);
  const address = addressOf(actual);
  if (!from || !address || from.width !== address.width || rest.length > 0) return false;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return false;
  const length = prefix === undefined ? from.width : Number(prefix);
  if (length > from.width) return false;
  const shift = BigInt(from.width - length);
  return from.bits >> shift === address.bits >> shift;
}

function addressOf(text: string): Address | undefined {
  const bits = text.includes(':') ? ipv6Bits(text) : ipv4Bits(text);
  if (bits === undefined) return undefined;
  return {bits, width: text.includes(':') ? 128 : 32};
}

function ipv4Bits(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let bits = 0n;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    bits = (bits << 8n) | BigInt(part);
  }
  return bits;
}

/** `::` stands for as many zero groups as are missing; the last 32 bits may be written as IPv4. */
function ipv6Bits(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groupsOf);
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<bigint>(tail ? missing : 0).fill(0n), ...(tail ?? [])];
  return groups.reduce((bits, group) => (bits << 16n) | group, 0n);
}

function groupsOf(half: string): bigint[] | undefined {
  if (half === '') return [];
  const groups: bigint[] = [];
  const parts = half.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(BigInt(`0x${part}`));
      continue;
    }
    const embedded = index === parts.length - 1 ? ipv4Bits(part) : undefined;
    if (embedded === undefined) return undefined;
    groups.push(embedded >> 16n, embedded & 0xffffn);
  }
  return groups;
}
