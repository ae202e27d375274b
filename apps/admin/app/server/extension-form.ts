import { CreateExtension } from '@latchkey/services/entitlement/extensions/create-extension'

/** What the form of a custom extension sends; the address says in which catalog. */
export const ExtensionFormSchema = CreateExtension.omit({ catalogId: true })
