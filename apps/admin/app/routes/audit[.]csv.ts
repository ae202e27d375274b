import { page } from '@latchkey/web/server/route'
import { auditDownload } from '../server/audit-download.ts'

/** The audit log as a file, under the filters of the page. */
export const loader = page(({ portal, url }) => auditDownload(portal, url.searchParams))
