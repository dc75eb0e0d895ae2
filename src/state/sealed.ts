// How do credentials lie in the state, and questions on buttons that others see? Sealed: without the secret nobody can read or exchange them.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What is sealed: each use has a key of its own. Never change a word: nothing sealed before would open. */
export type SealUse = 'install' | 'question';

/** Seals texts and opens them again. */
export type Seal = {
  /** @param belongsTo what the text belongs to; it opens for nothing else */
  close(text: string, belongsTo: readonly string[]): string;
  /** The text; `undefined`: sealed under another secret, for something else, or changed since. */
  open(sealed: string, belongsTo: readonly string[]): string | undefined;
};

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** NIST SP 800-38D, section 8.2: 96 bits, drawn by chance, are safe for 2^32 texts under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Of the form, and of the key through HKDF's `info`: never change what stands for a version. */
const VERSION = '1';
/** Characters that a sealed text has more than its bytes in base64url, at most. */
export const SEAL_ROOM = VERSION.length + 1 + Math.ceil(((NONCE_BYTES + TAG_BYTES) * 4) / 3) + 1;

/**
 * AES-256-GCM under a key that HKDF-SHA256 (RFC 5869) makes of `secret`, so the secret itself signs buttons and never encrypts.
 * HKDF needs a secret that can't be guessed, not a password: at least 32 characters, as the setting asks for.
 */
export function createSeal(secret: string, use: SealUse): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `dear-archive ${use} ${VERSION}`, KEY_BYTES));
  const bind = (belongsTo: readonly string[]) => Buffer.from(JSON.stringify(belongsTo));
  return {
    close(text, belongsTo) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bind(belongsTo));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}.${sealed.toString('base64url')}`;
    },
    open(sealed, belongsTo) {
      const [version, coded = ''] = sealed.split('.');
      const bytes = Buffer.from(coded, 'base64url');
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(bind(belongsTo))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      try {
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        // The tag does not fit: node says so by throwing, and gives no code for it.
        return undefined;
      }
    },
  };
}
