import { type Actor, idOf } from '@latchkey/core/authorization/actor'
import { may, mayAnywhere } from '@latchkey/core/authorization/may'
import { bestMatches } from '@latchkey/core/directory/best-matches'
import type { AccessPackageId, ApplicationId } from '@latchkey/core/ids'
import { myApplications } from '../applications/my-applications.views.ts'
import type { PersonRow } from '../directory/people.ts'
import { type GroupChoice, groupPicker } from '../directory/pickers.views.ts'
import { factsOfUser } from '../directory/users.store.ts'
import { availablePackages, type Standing } from '../entitlement/packages.views.ts'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { applicationsAnswering, packagesAnswering, peopleAnswering } from './search.store.ts'

/** How many of each kind are found at most. */
export const foundAtMost = 8

/** A person who answers a search. */
export interface FoundPerson extends PersonRow {
  readonly mail: string | null
  readonly accountEnabled: boolean
  /** Whether this is the person who searches. */
  readonly isMe: boolean
  /** Whether the one who searches may open this person's page in Admin. */
  readonly administered: boolean
}

/** A package that answers a search. */
export interface FoundPackage {
  readonly id: AccessPackageId
  readonly displayName: string
  readonly catalogName: string
}

/** An application that answers a search. */
export interface FoundApplication {
  readonly id: ApplicationId
  readonly displayName: string
  readonly publisher: string
}

/** Everything that answers a search, at most eight of each kind, the best first. */
export interface Findings {
  readonly people: readonly FoundPerson[]
  /** Those that the person may request or has requested. */
  readonly packages: readonly (FoundPackage & { readonly standing: Standing })[]
  /** Those that the person may open. */
  readonly applications: readonly FoundApplication[]
  /** What has a page in Admin that the person may open; empty for whom Admin is closed. */
  readonly administered: {
    readonly groups: readonly GroupChoice[]
    readonly packages: readonly FoundPackage[]
    readonly applications: readonly FoundApplication[]
  }
}

const nothing: Findings = {
  people: [],
  packages: [],
  applications: [],
  administered: { groups: [], packages: [], applications: [] },
}

/** What the search in the top bar finds for the one who acts. Each kind is found by whoever may read it; without a text nothing is. */
export async function searchAll(portal: Portal, search: string): Promise<Findings> {
  mustRead(portal, 'portal.open')
  const text = searchText(search)
  if (text === '') return nothing
  const best = <Row extends { readonly displayName: string }>(rows: readonly Row[]) =>
    bestMatches(rows, text, foundAtMost)
  const administers = opensAdmin(portal.actor)
  const [people, packages, applications, administered] = await Promise.all([
    may(portal.actor, 'person.read') ? peopleAnswering(portal, text, administers) : [],
    availablePackages(portal, { search: text }),
    myApplications(portal, { search: text }),
    administers
      ? Promise.all([groupPicker(portal, text), packagesAnswering(portal, text), applicationsAnswering(portal, text)])
      : ([[], [], []] as const),
  ])
  const [groups, allPackages, allApplications] = administered
  return {
    people: best(people).map(({ managerId, ...person }) => ({
      ...person,
      isMe: person.id === idOf(portal.actor),
      administered: administers && may(portal.actor, 'user.read', factsOfUser({ id: person.id, managerId })),
    })),
    packages: best(packages.rows).map(({ id, displayName, catalogName, standing }) => ({
      id,
      displayName,
      catalogName,
      standing,
    })),
    applications: best(applications).map(({ id, displayName, publisher }) => ({ id, displayName, publisher })),
    administered: { groups: best(groups), packages: best(allPackages), applications: best(allApplications) },
  }
}

/** The text of a search as it is looked for: without space around it, at most 200 characters, no zero bytes, which PostgreSQL refuses. */
export const searchText = (search: string): string => search.replaceAll('\0', '').trim().slice(0, 200)

const opensAdmin = (actor: Actor): boolean => mayAnywhere(actor, 'admin.open')
