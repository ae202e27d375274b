import { guid, text } from './cells.ts'
import { optional, required } from './read-rows.ts'

/**
 * The columns of Microsoft's published list “Product names and service plan identifiers for licensing”: a row per
 * product and plan.
 */
export const productColumns = {
  displayName: required('Product_Display_Name', text()),
  skuPartNumber: required('String_Id', text()),
  id: required('GUID', guid),
  planName: optional('Service_Plan_Name', text()),
  planId: required('Service_Plan_Id', guid),
  planDisplayName: optional('Service_Plans_Included_Friendly_Names', text()),
} as const
