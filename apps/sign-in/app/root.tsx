import stylesheet from '@latchkey/ui/styles.css?url'
import { PortalDocument, PortalTrouble } from '@latchkey/web/root'
import { rootLoader } from '@latchkey/web/server/root'
import { rootMeta } from '@latchkey/web/trouble-page'
import { Door } from './parts/door.tsx'

export const links = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta = rootMeta
export const loader = rootLoader('sign-in')
export const Layout = PortalDocument
export const ErrorBoundary = PortalTrouble
export default Door
