import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { idOf } from '@latchkey/core/authorization/actor'
import { Refusal } from '@latchkey/core/refusal'
import { after, hours } from '@latchkey/core/time'
import type { Portal } from '../portal.ts'

/** For how long a file waits between its preview and its import. */
export const heldFor = hours(1)

const folderOf = (portal: Portal): string => join(portal.settings.dataDirectory, 'uploads')

/** A file is found by its token together with the person who sent it, so that a token is of no use to anybody else. */
const placeOf = (portal: Portal, token: string): string => {
  const name = createHash('sha256')
    .update(`${idOf(portal.actor)} ${token}`)
    .digest('hex')
  return join(folderOf(portal), `${name}.csv`)
}

/**
 * Keeps an uploaded file below the data folder for the person who acts, so that exactly what they saw in a preview can be imported.
 * Returns the token by which they get it back within an hour. Files that waited longer are removed.
 */
export async function holdFile(portal: Portal, content: Uint8Array): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await mkdir(folderOf(portal), { recursive: true, mode: 0o700 })
  await removeOld(portal)
  await writeFile(placeOf(portal, token), content, { mode: 0o600 })
  return token
}

/** The file that the person who acts sent before. Refuses with `fileGone` where it waited for too long. */
export async function heldFile(portal: Portal, token: string): Promise<Uint8Array> {
  const place = placeOf(portal, token)
  const kept = await stat(place).catch(missing)
  if (!kept || kept.mtime < after(new Date(), -heldFor)) throw gone()
  return readFile(place)
}

const gone = () =>
  new Refusal(
    'conflict',
    'fileGone',
    'This file is not kept any more. Choose it again to see what it would change now.',
  )

async function removeOld(portal: Portal): Promise<void> {
  const folder = folderOf(portal)
  for (const name of await readdir(folder)) {
    const kept = await stat(join(folder, name)).catch(missing)
    if (kept && kept.mtime < after(new Date(), -heldFor)) await unlink(join(folder, name)).catch(missing)
  }
}

/** Another request may remove a file at any moment; every other fault is one. */
function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
