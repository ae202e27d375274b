import { demoId } from './demo-id.ts'

/** A product of the demo organization, with its plans and what was bought. Prices are round example figures. */
export interface DemoProduct {
  readonly key: string
  readonly id: string
  readonly skuPartNumber: string
  readonly displayName: string
  /** Plan id, name and display name. */
  readonly plans: readonly (readonly [id: string, name: string, displayName: string])[]
  readonly units: number
  /** Cents per unit and month. */
  readonly price: number
}

const plan = (name: string, displayName: string) => [demoId(`plan:${name}`), name, displayName] as const

/** Real products: those of Microsoft under their published SKU and plan ids. */
export const demoProducts: readonly DemoProduct[] = [
  {
    key: 'design',
    id: demoId('product:design'),
    skuPartNumber: 'ADOBE_CC_ALL_APPS',
    displayName: 'Adobe Creative Cloud All Apps',
    plans: [
      plan('ADOBE_PHOTOSHOP', 'Photoshop'),
      plan('ADOBE_ILLUSTRATOR', 'Illustrator'),
      plan('ADOBE_INDESIGN', 'InDesign'),
      plan('ADOBE_PREMIERE', 'Premiere Pro'),
      plan('ADOBE_FONTS', 'Fonts'),
    ],
    units: 10,
    price: 6999,
  },
  {
    key: 'visio',
    id: 'c5928f49-12ba-48f7-ada3-0d743a3601d5',
    skuPartNumber: 'VISIOCLIENT',
    displayName: 'Visio Plan 2',
    plans: [
      ['113feb6c-3fe4-4440-bddc-54d774bf0318', 'EXCHANGE_S_FOUNDATION', 'Exchange Foundation'],
      ['da792a53-cbc0-4184-a10d-e544dd34b3c1', 'ONEDRIVE_BASIC', 'OneDrive for Business Basic'],
      ['663a804f-1c30-4ff0-9915-9db84f0d1cea', 'VISIO_CLIENT_SUBSCRIPTION', 'Visio Desktop App'],
      ['2bdbaf8f-738f-4ac7-9234-3c3ee2ce7d0f', 'VISIOONLINE', 'Visio Web App'],
    ],
    units: 12,
    price: 1500,
  },
  {
    key: 'powerbi',
    id: 'f8a1db68-be16-40ed-86d5-cb42ce701560',
    skuPartNumber: 'POWER_BI_PRO',
    displayName: 'Power BI Pro',
    plans: [
      ['113feb6c-3fe4-4440-bddc-54d774bf0318', 'EXCHANGE_S_FOUNDATION', 'Exchange Foundation'],
      ['70d33638-9c74-4d01-bfd3-562de28bd4ba', 'BI_AZURE_P2', 'Power BI Pro'],
    ],
    units: 15,
    price: 1400,
  },
  {
    key: 'project',
    id: '53818b1b-4a27-454b-8896-0dba576410e6',
    skuPartNumber: 'PROJECTPROFESSIONAL',
    displayName: 'Planner and Project Plan 3',
    plans: [
      ['113feb6c-3fe4-4440-bddc-54d774bf0318', 'EXCHANGE_S_FOUNDATION', 'Exchange Foundation'],
      ['e95bec33-7c88-4a70-8e19-b10bd9d0c014', 'SHAREPOINTWAC', 'Office for the web'],
      ['fafd7243-e5c1-4a3a-9e40-495efcb1d3c3', 'PROJECT_CLIENT_SUBSCRIPTION', 'Project Online Desktop Client'],
      ['818523f5-016b-4355-9be8-ed6944946ea7', 'PROJECT_PROFESSIONAL', 'Project P3'],
    ],
    units: 6,
    price: 3000,
  },
  {
    key: 'copilot',
    id: '639dec6b-bb19-468b-871c-c5c441c4b0cb',
    skuPartNumber: 'Microsoft_365_Copilot',
    displayName: 'Microsoft Copilot for Microsoft 365',
    plans: [
      ['3f30311c-6b1e-48a4-ab79-725b469da960', 'M365_COPILOT_BUSINESS_CHAT', 'Microsoft 365 Chat'],
      ['b95945de-b3bd-46db-8437-f2beb6ea2347', 'M365_COPILOT_TEAMS', 'Microsoft 365 Copilot in Microsoft Teams'],
      ['a62f8878-de10-42f3-b68f-6149a25ceb97', 'M365_COPILOT_APPS', 'Microsoft 365 Copilot in Productivity Apps'],
    ],
    units: 5,
    price: 3000,
  },
  {
    key: 'mail',
    id: '4b9405b0-7788-4568-add1-99614e613b69',
    skuPartNumber: 'EXCHANGESTANDARD',
    displayName: 'Exchange Online (Plan 1)',
    plans: [
      ['9aaf7827-d63c-4b61-89c3-182f06f82e5c', 'EXCHANGE_S_STANDARD', 'Exchange Online (Plan 1)'],
      ['882e1d05-acd1-4ccb-8708-6ee03664b117', 'INTUNE_O365', 'Mobile Device Management for Office 365'],
      ['5e62787c-c316-451f-b873-1d05acd4d12c', 'BPOS_S_TODO_1', 'To-Do (Plan 1)'],
    ],
    units: 70,
    price: 400,
  },
]

/** The id of a product of the demo organization. */
export const demoProductId = (key: string): string => {
  const product = demoProducts.find((one) => one.key === key)
  if (!product) throw new Error(`the demo organization has no product ${key}`)
  return product.id
}
