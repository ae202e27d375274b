import stylesheet from '@latchkey/ui/styles.css?url'
import { PortalDocument, PortalRoot, PortalTrouble } from '@latchkey/web/root'
import { rootLoader } from '@latchkey/web/server/root'
import { rootMeta } from '@latchkey/web/trouble-page'

export const links = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta = rootMeta
export const loader = rootLoader('admin')
export const Layout = PortalDocument
export const ErrorBoundary = PortalTrouble
export default PortalRoot
