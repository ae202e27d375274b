import { join } from 'node:path'
import { fileTransport } from './file-transport.ts'
import { smtpTransport } from './smtp-transport.ts'
import type { Transport } from './transport.ts'

/** The settings that decide how mail goes out. */
export interface TransportSettings {
  /** smtp:// or smtps:// address; null means files. */
  readonly smtpUrl: string | null
  readonly dataDirectory: string
}

/** The folder of the mail that is written into files. */
export const mailDirectory = (dataDirectory: string): string => join(dataDirectory, 'mail')

/** The way in which this installation sends mail. */
export const openTransport = ({ smtpUrl, dataDirectory }: TransportSettings): Transport =>
  smtpUrl === null ? fileTransport(mailDirectory(dataDirectory)) : smtpTransport(smtpUrl)
