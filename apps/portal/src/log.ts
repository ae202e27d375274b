import { type Logger, pino } from 'pino'
import type { LogLevel } from './settings.ts'

const secrets = ['authorization', 'cookie', 'set-cookie', 'password', 'newPassword', 'currentPassword', 'token']
const redacted = secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])

/** The log of a process: one JSON line an event on standard error, secrets blotted out whatever was passed. */
export const openLog = (level: LogLevel): Logger =>
  pino({ level, base: null, redact: { paths: redacted, censor: '[secret]' } }, pino.destination({ fd: 2, sync: true }))
