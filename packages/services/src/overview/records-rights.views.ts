import type { ImportKind } from '@latchkey/core/imports/report'
import { importKinds } from '@latchkey/core/imports/report'
import type { Portal } from '../portal.ts'
import { type WhyNot, whyNot } from './why-not.ts'

/** Why the one who acts cannot have a job run now. */
export const whyNotRunJobs = ({ actor }: Portal): WhyNot => whyNot(actor, 'job.run')

/** Why the one who acts cannot have a message sent again. */
export const whyNotResend = ({ actor }: Portal): WhyNot => whyNot(actor, 'message.resend')

/** Why the one who acts cannot look at the history of a thing. */
export const whyNotReadHistory = ({ actor }: Portal): WhyNot => whyNot(actor, 'audit.read')

/** For each kind of file: why the one who acts cannot import it, null where they can. */
export const whyNotImport = ({ actor }: Portal): Readonly<Record<ImportKind, WhyNot>> =>
  Object.fromEntries(importKinds.map((kind) => [kind, whyNot(actor, `import.${kind}`)])) as Record<ImportKind, WhyNot>
