import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

/** What keeps secrets that have to be read again: encrypted under a key that is not in the database. */
export interface Vault {
  /** Encrypts a secret for one place, such as `customExtension <id>`: it cannot be read at another. */
  seal(secret: string, place: string): Promise<string>
  /** The secret that was sealed for this place; throws where it was changed, moved, or sealed under another key. */
  unseal(sealed: string, place: string): Promise<string>
  /** A token for one purpose, the same each time, that nobody can guess. */
  token(purpose: string): Promise<string>
}

const version = 'v1'
const [ivLength, tagLength] = [12, 16]

/** The file of the key in the data folder, where the environment gives none. */
export const keyFile = 'latchkey.key'

/** A vault under a key of any length, which is fetched when it is first needed. */
export function vaultOver(masterKey: () => Promise<Uint8Array>): Vault {
  let known: Promise<{ readonly sealing: Buffer; readonly tokens: Buffer }> | undefined
  const keys = () => {
    known ??= masterKey().then((master) => ({ sealing: derived(master, 'seal'), tokens: derived(master, 'token') }))
    // A key that could not be read now may be readable at the next try.
    known.catch(() => {
      known = undefined
    })
    return known
  }
  return {
    seal: async (secret, place) => {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv('aes-256-gcm', (await keys()).sealing, iv, { authTagLength: tagLength })
      cipher.setAAD(Buffer.from(place))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`
    },
    unseal: async (sealed, place) => {
      const { sealing } = await keys()
      try {
        return opened(sealed, place, sealing)
      } catch {
        throw new Error(
          'A secret cannot be read: it was sealed under another key. Set LATCHKEY_KEY or the key file as before.',
        )
      }
    },
    token: async (purpose) =>
      createHmac('sha256', (await keys()).tokens)
        .update(purpose)
        .digest('base64url'),
  }
}

function opened(sealed: string, place: string, key: Buffer): string {
  const [found, data] = sealed.split('.')
  if (found !== version || data === undefined) throw new Error('unknown version')
  const bytes = Buffer.from(data, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
  return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString('utf8')
}

const derived = (master: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, 'latchkey', purpose, 32))

/** The vault of an installation: under the key of the environment, or else of a file in the data folder that is made at first use. */
export const openVault = (settings: { readonly key: string | null; readonly dataDirectory: string }): Vault =>
  vaultOver(async () => (settings.key === null ? keyIn(settings.dataDirectory) : Buffer.from(settings.key, 'utf8')))

/** The key in a folder; made where there is none. Of several processes that make one at once, all take the first. */
async function keyIn(folder: string): Promise<Uint8Array> {
  const place = path.join(folder, keyFile)
  return (await keyAt(place)) ?? (await makeKey(folder, place))
}

async function keyAt(place: string): Promise<Uint8Array | null> {
  try {
    const bytes = Buffer.from((await readFile(place, 'utf8')).trim(), 'base64url')
    if (bytes.length < 32) throw new Error(`${place} holds no key of 32 bytes.`)
    return bytes
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

async function makeKey(folder: string, place: string): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${place}.${randomBytes(6).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(32).toString('base64url')}\n`)
    await file.sync()
    // A link never replaces a key that another process has made meanwhile.
    await link(draft, place)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
  const key = await keyAt(place)
  if (key === null) throw new Error(`${place} could not be made.`)
  return key
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === code
