import stylesheet from '@latchkey/ui/styles.css?url'
import { PortalDocument, PortalRoot, PortalTrouble } from '@latchkey/web/root'
import { rootLoader } from '@latchkey/web/server/root'
import { rootMeta } from '@latchkey/web/trouble-page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { eachPlaceOnce, navigation } from './navigation.ts'

const frame = rootLoader('admin', navigation)

export const links = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta = rootMeta
export const loader = async (args: LoaderFunctionArgs) => {
  const root = await frame(args)
  return { ...root, navigation: eachPlaceOnce(root.navigation) }
}
export const Layout = PortalDocument
export const ErrorBoundary = PortalTrouble
export default PortalRoot
