// By what can a person and the log name the same event? A short reference that can be read out on the telephone.
import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no i, l, o or u, so nothing is mistaken for a figure. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 8;

/**
 * A new reference such as `7k3m-x9qd`: 40 bits by chance, no time and no person in it.
 * @param bytes gives so many bytes by chance; left out: the system's
 */
export function newReference(bytes: (count: number) => Uint8Array = randomBytes): string {
  const text = [...bytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`;
}
