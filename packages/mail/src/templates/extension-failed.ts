import { facts, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import type { Writer } from './template.ts'

/** To the owners of a catalog: a program of theirs did not answer as it should. */
export const extensionFailed: Writer<'extensionFailed'> = (data) => ({
  subject: `Custom extension failed: ${shortened(data.extensionName, 40)}`,
  blocks: [
    say(`The custom extension “${data.extensionName}” of your catalog was called and has failed.`),
    facts([
      ['Access package', data.packageName],
      ['Called when', data.stage],
      ['Reason', data.reason],
      ['What follows', data.consequence ?? ''],
    ]),
  ],
  action: { label: 'See its calls', url: data.url },
  because: 'you own the catalog of this extension',
})
