import { placeIn } from '@latchkey/web/apps'
import type { TileFacts } from './shelves.ts'

/** The id of the sentence on the page that says where applications open. */
export const newTabId = 'new-tab'

/** The page about an application, as a path from the origin. */
export const placeOfApp = ({ id }: Pick<TileFacts, 'id'>): string => placeIn('my-apps', `/apps/${id}`)

/** A plain link that opens an application in a tab of its own, which learns nothing of this page. */
export function Opener({ app, className }: { app: TileFacts; className: string }) {
  return (
    <a href={app.url} target="_blank" rel="noopener noreferrer" aria-describedby={newTabId} className={className}>
      {app.name}
    </a>
  )
}
