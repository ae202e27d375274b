/**
 * The directory roles of this product. Titles and template ids are those of Microsoft Entra's built-in roles, so that an export
 * means the same in both places (Microsoft Entra built-in roles reference).
 */
export const roles = {
  globalAdministrator: { title: 'Global Administrator', templateId: '62e90394-69f5-4237-9190-012177145e10' },
  userAdministrator: { title: 'User Administrator', templateId: 'fe930be7-5e62-47db-91af-98c3a49a38b1' },
  groupsAdministrator: { title: 'Groups Administrator', templateId: 'fdd7a751-b60b-444a-984c-02652fe8fa1c' },
  licenseAdministrator: { title: 'License Administrator', templateId: '4d6ac14f-3453-41d0-bef9-a3e0c569773a' },
  billingAdministrator: { title: 'Billing Administrator', templateId: 'b0f54661-2d74-4c50-afa3-1ec803f12efe' },
  identityGovernanceAdministrator: {
    title: 'Identity Governance Administrator',
    templateId: '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e',
  },
  applicationAdministrator: { title: 'Application Administrator', templateId: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3' },
  helpdeskAdministrator: { title: 'Helpdesk Administrator', templateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8' },
  passwordAdministrator: { title: 'Password Administrator', templateId: '966707d0-3269-4727-9be2-8c3a10f19b9d' },
  authenticationAdministrator: {
    title: 'Authentication Administrator',
    templateId: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  },
  catalogCreator: { title: 'Catalog Creator', templateId: 'ba92d953-d8e0-4e39-a797-0cbedb0a89e8' },
  globalReader: { title: 'Global Reader', templateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451' },
} as const

/** The name of a directory role. */
export type Role = keyof typeof roles

/** Every directory role, in the order in which lists show them. */
export const roleNames = Object.keys(roles) as readonly Role[]

/** Whether a text names a directory role. */
export const isRole = (text: string): text is Role => Object.hasOwn(roles, text)
