import type { OnBehalf } from '../letters.ts'

/** A request as the letter to its requestor, or to the one whom it is for, names it: `your request for “Design suite”`. */
export function ownRequest(packageName: string, onBehalf: OnBehalf | undefined): string {
  if (onBehalf === undefined) return `your request for “${packageName}”`
  return onBehalf.recipient === 'requestor'
    ? `your request for “${packageName}”, for ${onBehalf.target}`
    : `the request of ${onBehalf.requestor} for “${packageName}”, for you`
}

/** Why its requestor, or the one whom it is for, gets the letter. */
export const becauseOfRequest = (onBehalf: OnBehalf | undefined): string =>
  onBehalf?.recipient === 'target' ? `${onBehalf.requestor} asked for this access for you` : 'you asked for this access'

/** The subject of such a letter: `Denied: your request for Design suite`. */
export const subjectOfRequest = (happened: string, packageName: string, onBehalf: OnBehalf | undefined): string =>
  onBehalf?.recipient === 'target'
    ? `${happened}: ${packageName}, asked for you`
    : `${happened}: your request for ${packageName}`
