import type { Queries } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { type ChangePreview, previewChange, type RulesWished } from './preview-change.ts'

/** What another rank and other countries of a product would come to; what replaces it stays. Reads only. Who may ask is decided by who calls. */
export const previewRules = (portal: Portal, db: Queries, wished: RulesWished): Promise<ChangePreview> =>
  previewChange(portal, db, { kind: 'rules', ...wished })
