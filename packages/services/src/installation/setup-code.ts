import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { after, hours } from '@latchkey/core/time'
import type { Portal } from '../portal.ts'
import { setSetting } from './settings.store.ts'

const digits = 8

/** What is stored of a code. */
export const digestOfCode = (code: string): string =>
  createHash('sha256').update(code.replace(/\D/g, '')).digest('base64url')

/** Whether two digests are the same, in a time that tells nothing. */
export const sameDigest = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A new one-time code for the first-run page, good for a day; the one before is void. The operator reads it in the terminal. */
export async function issueSetupCode(portal: Portal): Promise<string> {
  const code = String(randomInt(10 ** digits)).padStart(digits, '0')
  const until = after(portal.now(), hours(24)).toISOString()
  await portal.db.transaction((tx) => setSetting(tx, 'setupCode', { digest: digestOfCode(code), until }, portal.now()))
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
