import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { idOf } from '@latchkey/core/authorization/actor'
import { after, seconds } from '@latchkey/core/time'
import { z } from 'zod'
import type { Portal } from '../portal.ts'
import type { Progress } from './import-file.ts'

const Kept = z.object({ fileName: z.string(), done: z.number(), total: z.number(), at: z.coerce.date() })

/** How far an import is that somebody has started. */
export type ImportProgress = Omit<z.output<typeof Kept>, 'at'>

/** How often it is told, in milliseconds. */
const tellEvery = 250

/** After so long without a word, the process that imported has gone. */
const silence = seconds(30)

const folderOf = (portal: Portal): string => join(portal.settings.dataDirectory, 'uploads')

const placeOf = (portal: Portal): string => {
  const person = createHash('sha256')
    .update(String(idOf(portal.actor)))
    .digest('hex')
  return join(folderOf(portal), `${person}.progress`)
}

/**
 * Tells how far an import of the person who acts has come, beside the database: its transaction is not seen from outside until it is
 * through. Forgotten when it is.
 */
export function keepProgress(portal: Portal, fileName: string): Progress {
  const place = placeOf(portal)
  let told = 0
  mkdirSync(folderOf(portal), { recursive: true, mode: 0o700 })
  return (done, total) => {
    if (done >= total) {
      rmSync(place, { force: true })
      return
    }
    const now = Date.now()
    if (now - told < tellEvery) return
    told = now
    writeFileSync(`${place}.new`, JSON.stringify({ fileName, done, total, at: new Date(now) }), { mode: 0o600 })
    renameSync(`${place}.new`, place)
  }
}

/** How far the import of the person who acts has come; null where none is under way. */
export async function importProgress(portal: Portal): Promise<ImportProgress | null> {
  const text = await readFile(placeOf(portal), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return null
  })
  if (text === null) return null
  const { at, ...progress } = Kept.parse(JSON.parse(text))
  return after(at, silence) < new Date() ? null : progress
}
