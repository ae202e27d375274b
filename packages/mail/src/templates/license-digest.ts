import { list, say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To license administrators, at most once a day: licenses that have failed since the last time, and products that run dry. */
export const licenseDigest: Writer<'licenseDigest'> = ({ newErrors, openErrors, errors, pools, url }) => ({
  subject: subjectOf(newErrors, pools.length),
  blocks: [
    ...(newErrors > 0
      ? [
          say(
            `${newErrors} ${newErrors === 1 ? 'license has' : 'licenses have'} failed since the last mail: they do not work, or not wholly. ${openErrors} ${openErrors === 1 ? 'is' : 'are'} to be worked off in all.`,
          ),
          ...list(errors),
        ]
      : []),
    ...(pools.length > 0 ? [say('These products need more units, or fewer people:'), ...list(pools)] : []),
  ],
  action: { label: 'Work through them', url },
  because: 'you administer licenses; it comes at most once a day, and only when something is new',
})

function subjectOf(errors: number, pools: number): string {
  const parts = [
    ...(errors > 0 ? [`${errors} new license ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(pools > 0 ? [`${pools} ${pools === 1 ? 'product runs' : 'products run'} dry`] : []),
  ]
  return `Licenses: ${parts.join(', ')}`
}
