import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB, two passes, one lane (OWASP password storage cheat sheet). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** The argon2id hash of a password, in the PHC string format. Takes some tens of milliseconds. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

/** The hash of a password that nobody has, so that an unknown user takes as long as a known one. */
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$gwF3ms7zK4Uec9qiiQMIaw$Xo0/QUEBPfsAXYSnh6WeGnWgO1sR38SeEvcXPHnIXP8'

/** Whether a password fits a hash; the answer takes as long where there is no hash. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  try {
    const fits = await verify(stored ?? nobodys, password.normalize('NFKC'))
    return fits && stored !== undefined
  } catch {
    return false
  }
}

const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A random password of 16 characters in groups of four, without characters that look alike: 93 bits. */
export const temporaryPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join(
    '-',
  )
