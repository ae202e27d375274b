import { placeIn } from '@latchkey/web/apps'

/** The addresses of this app's pages, as paths from the origin. */
export const places = {
  packages: placeIn('my-access'),
  /** What may be asked for a report. */
  packagesFor: (reportId: string) => placeIn('my-access', `/?for=${reportId}`),
  suggested: placeIn('my-access', '/suggested'),
  package: (id: string) => placeIn('my-access', `/packages/${id}`),
  packageFor: (id: string, reportId: string | undefined) =>
    placeIn('my-access', `/packages/${id}${reportId ? `?for=${reportId}` : ''}`),
  requests: placeIn('my-access', '/requests'),
  request: (id: string) => placeIn('my-access', `/requests/${id}`),
  approvals: placeIn('my-access', '/approvals'),
  approval: (id: string) => placeIn('my-access', `/approvals/${id}`),
  history: placeIn('my-access', '/approvals/history'),
  delegations: placeIn('my-access', '/delegations'),
  delegate: placeIn('my-access', '/delegations/new'),
  assignments: placeIn('my-access', '/assignments'),
  extend: (id: string) => placeIn('my-access', `/assignments/${id}/extend`),
  team: placeIn('my-access', '/team'),
  /** The row of one assignment in the list. */
  assignment: (id: string) => placeIn('my-access', `/assignments#${id}`),
} as const
