import { page } from '@latchkey/web/server/route'
import { asOfDownload } from '../server/as-of-download.ts'

/** A list of a past day, or the difference between two, as a file. */
export const loader = page(({ portal, url }) => asOfDownload(portal, url.searchParams))
