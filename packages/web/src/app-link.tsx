import { Link, type LinkProps } from '@latchkey/ui/link'
import { type AppName, placeIn } from './apps.ts'

/** A link to a place in any app of the portal: `<AppLink app="my-access" to="/requests">`. */
export function AppLink({ app, to = '/', ...rest }: Omit<LinkProps, 'href'> & { app: AppName; to?: string }) {
  return <Link href={placeIn(app, to)} {...rest} />
}
