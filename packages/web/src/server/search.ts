import { bestMatches } from '@latchkey/core/directory/best-matches'
import { groupKindTitles } from '@latchkey/core/directory/group'
import { type FoundPerson, foundAtMost, searchAll, searchText } from '@latchkey/services/overview/search.views'
import { apps, placeIn } from '../apps.ts'
import { workOf } from '../person.tsx'
import { type LinkHit, pagesTitle, type SearchAnswer, type SearchHit } from '../search-hit.tsx'
import { appsFor, navigationFor } from './app-navigation.ts'
import type { Visit } from './visit.ts'

/** What the search finds for the person of this request, with where each thing is opened. Without a text: the pages alone. */
export async function searchFor({ portal }: Visit, query: string): Promise<SearchAnswer> {
  const text = searchText(query)
  const { people, packages, applications, administered } = await searchAll(portal, text)
  const sections = [
    { title: pagesTitle, hits: pagesFor(portal.actor, text) },
    { title: 'People', hits: people.map(personHit) },
    {
      title: 'Access packages',
      hits: packages.map(({ id, displayName, catalogName, standing }) =>
        hit('package', displayName, standingWords[standing] ?? catalogName, placeIn('my-access', `/packages/${id}`)),
      ),
    },
    {
      title: 'Applications',
      hits: applications.map(({ id, displayName, publisher }) =>
        hit('apps', displayName, publisher, placeIn('my-apps', `/apps/${id}`)),
      ),
    },
    {
      title: 'Groups in Admin',
      hits: administered.groups.map(({ id, displayName, kind }) =>
        hit('users', displayName, groupKindTitles[kind], placeIn('admin', `/groups/${id}`)),
      ),
    },
    {
      title: 'Access packages in Admin',
      hits: administered.packages.map(({ id, displayName, catalogName }) =>
        hit('package', displayName, catalogName, placeIn('admin', `/packages/${id}`)),
      ),
    },
    {
      title: 'Applications in Admin',
      hits: administered.applications.map(({ id, displayName, publisher }) =>
        hit('apps', displayName, publisher, placeIn('admin', `/applications/${id}`)),
      ),
    },
  ]
  return { text, sections: sections.filter(({ hits }) => hits.length > 0) }
}

const standingWords = { available: null, requested: 'Requested', active: 'You have it' } as const

const hit = (icon: LinkHit['icon'], label: string, detail: string | null, href: string): LinkHit => ({
  kind: 'link',
  id: href,
  label,
  detail: detail || undefined,
  icon,
  href,
})

/** The pages whose names, or whose apps' names, contain the text; without one, all of them. */
function pagesFor(actor: Visit['portal']['actor'], text: string): readonly LinkHit[] {
  const wanted = text.toLowerCase()
  const pages = appsFor(actor).flatMap((app) =>
    navigationFor(actor, app).map((row) => ({ ...row, displayName: row.label, app })),
  )
  const matching = pages.filter(({ label, app }) => `${label}\n${apps[app].title}`.toLowerCase().includes(wanted))
  const shown = text === '' ? matching : bestMatches(matching, text, foundAtMost)
  return shown.map(({ label, app, place, icon }) => hit(icon ?? 'file', label, apps[app].title, placeIn(app, place)))
}

/** A person leads to their page in Admin, oneself to one's account; anybody else is shown, without a page. */
function personHit(person: FoundPerson): SearchHit {
  const { id, displayName, mail, accountEnabled, isMe, administered } = person
  const work = workOf(person)
  if (administered) {
    const detail = accountEnabled ? work : ['Disabled', work].filter(Boolean).join(' · ')
    return hit('user', displayName, detail ?? null, placeIn('admin', `/users/${id}`))
  }
  if (isMe) return hit('user', displayName, work ?? null, placeIn('my-account'))
  return { kind: 'person', id: `person:${id}`, label: displayName, detail: work, icon: 'user', mail }
}
