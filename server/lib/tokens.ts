import { hash, randomBytes } from 'node:crypto'

/** 192 random bits as 32 characters that may stand in an address or a cookie. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** SHA-256 as 64 hexadecimal digits: enough for what is random, and never for a password. */
export function hashOf(text: string): string {
  return hash('sha256', text)
}
