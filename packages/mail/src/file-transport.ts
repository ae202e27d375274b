import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import { inEnvelope } from './envelope.ts'
import type { Message, Transport } from './transport.ts'

/** What the transport needs besides its folder. */
export interface FileTransportOptions {
  /** The time, for the names and the Date header. */
  readonly now?: () => Date
}

/**
 * Writes each message into a file of its own, as a mail program opens it (RFC 5322, `.eml`). The names sort by time; a
 * file is there whole or not at all. The folder is made where it is missing.
 */
export function fileTransport(directory: string, { now = () => new Date() }: FileTransportOptions = {}): Transport {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(message) {
      const at = now()
      const { message: raw } = await composer.sendMail({ ...inEnvelope(message), date: at })
      await mkdir(directory, { recursive: true })
      await writeWhole(directory, fileNameOf(message, at), raw as Buffer)
    },
    async close() {
      composer.close()
    },
  }
}

/** `20261122T130221123Z-<id>.eml` */
const fileNameOf = ({ id }: Message, at: Date): string =>
  `${at.toISOString().replace(/[-:.]/g, '')}-${id.replace(/[^\w-]/g, '')}.eml`

/** Writes beside the place and renames, so that nobody ever reads half of a message. */
async function writeWhole(directory: string, name: string, content: Buffer): Promise<void> {
  const unfinished = join(directory, `.${name}.${process.pid}.part`)
  try {
    await writeFile(unfinished, content, { flush: true })
    await rename(unfinished, join(directory, name))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
