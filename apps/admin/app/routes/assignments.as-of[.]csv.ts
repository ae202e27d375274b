import { page } from '@latchkey/web/server/route'
import { assignmentsAsOfDownload } from '../server/assignments-as-of.ts'

/** The access of a past day, or what came and went between two, as a file. */
export const loader = page(({ portal, url }) => assignmentsAsOfDownload(portal, url.searchParams))
