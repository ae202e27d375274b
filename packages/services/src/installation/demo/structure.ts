import type { CatalogRole } from '@latchkey/core/entitlement/catalog'
import {
  type ApprovalStage,
  type ApproverSet,
  type PolicyTerms,
  plainStage,
  plainTerms,
  type TargetScope,
} from '@latchkey/core/entitlement/policy'
import { demoId } from './demo-id.ts'
import { demoUserId } from './people.ts'

/** A group of the demo organization. */
export interface DemoGroup {
  readonly key: string
  readonly displayName: string
  readonly description: string
  readonly kind: 'security' | 'microsoft365'
  readonly owners: readonly string[]
  /** People, or a department in brackets: `[Design]`; `[*]` is everybody who works here. */
  readonly members: readonly string[]
  readonly products?: readonly string[]
  /** The rule that decides who is a member; `members` says whom it comes to. */
  readonly rule?: string
}

/** The groups. Those named `… users` are filled by access packages. */
export const demoGroups: readonly DemoGroup[] = [
  {
    key: 'everyone',
    displayName: 'Everyone',
    description: 'Everybody who works at Brightwater.',
    kind: 'microsoft365',
    owners: ['iris'],
    members: ['[*]'],
    products: ['mail'],
  },
  {
    key: 'engineering',
    displayName: 'Engineering',
    description: 'Firmware, software, electronics and test.',
    kind: 'microsoft365',
    owners: ['grace'],
    members: ['[Engineering]'],
    rule: '(user.department -eq "Engineering") -and (user.userType -eq "Member") -and (user.accountEnabled -eq true)',
  },
  {
    key: 'design',
    displayName: 'Design',
    description: 'Industrial and interaction design.',
    kind: 'microsoft365',
    owners: ['owen', 'clara'],
    members: ['[Design]'],
  },
  {
    key: 'design-suite',
    displayName: 'Design suite users',
    description: 'Carries the creative tools. Filled by the access package Design suite.',
    kind: 'security',
    owners: ['owen'],
    members: ['owen', 'yuki', 'bruno', 'salome', 'niko', 'amira', 'luca', 'anton'],
    products: ['design'],
  },
  {
    key: 'customer-data',
    displayName: 'Customer figures',
    description: 'May look into the figures of customers. Filled by the access package Customer data.',
    kind: 'security',
    owners: ['nadia'],
    members: [],
  },
  {
    key: 'shop-floor',
    displayName: 'Shop floor',
    description: 'Everybody in Production. Filled by the access package Shop floor.',
    kind: 'security',
    owners: ['nadia'],
    members: [],
  },
  {
    key: 'diagram',
    displayName: 'Diagram users',
    description: 'Carries Visio. Filled by the access package Diagrams.',
    kind: 'security',
    owners: ['nadia'],
    members: ['bo', 'tomasz', 'hana', 'noor'],
    products: ['visio'],
  },
  {
    key: 'reporting',
    displayName: 'Reporting users',
    description: 'Carries Power BI Pro for those who build reports.',
    kind: 'security',
    owners: ['conrad'],
    members: ['conrad', 'priya', 'elliot', 'julia', 'henrik', 'ingrid', 'sofia'],
    products: ['powerbi'],
  },
  {
    key: 'planning',
    displayName: 'Project planners',
    description: 'Carries Planner and Project Plan 3: one seat short.',
    kind: 'security',
    owners: ['petra'],
    members: ['petra', 'dieter', 'joao', 'grace', 'owen', 'tess', 'zofia'],
    products: ['project'],
  },
  {
    key: 'copilot',
    displayName: 'Copilot pilot',
    description: 'The people who try Copilot this quarter.',
    kind: 'security',
    owners: ['vera'],
    members: ['theo', 'bea', 'simone'],
    products: ['copilot'],
  },
  {
    key: 'finance-approvers',
    displayName: 'Finance approvers',
    description: 'Decides on access to financial systems.',
    kind: 'security',
    owners: ['ingrid'],
    members: ['ingrid', 'conrad'],
  },
  {
    key: 'finance-reports',
    displayName: 'Finance report readers',
    description: 'May read the monthly reports.',
    kind: 'security',
    owners: ['conrad'],
    members: ['marlene', 'rafael'],
  },
]

/** An application of the demo organization. */
export interface DemoApplication {
  readonly key: string
  readonly displayName: string
  readonly description: string
  readonly url: string
  readonly publisher: string
  readonly category: string
  readonly owner: string
  readonly roles: readonly string[]
  /** Groups that have it, in the first role. */
  readonly groups: readonly string[]
}

/** The applications. Names of products are real; their addresses are the makers' public ones. */
export const demoApplications: readonly DemoApplication[] = [
  app('outlook', 'Outlook', 'Mail and calendar.', 'https://outlook.office.com', 'Microsoft', 'Office', 'bo', [
    'everyone',
  ]),
  app(
    'teams',
    'Microsoft Teams',
    'Chat, calls and meetings.',
    'https://teams.microsoft.com',
    'Microsoft',
    'Office',
    'bo',
    ['everyone'],
  ),
  app(
    'confluence',
    'Confluence',
    'What we know, written down.',
    'https://www.atlassian.com/software/confluence',
    'Atlassian',
    'Office',
    'nadia',
    ['everyone'],
  ),
  app(
    'personio',
    'Personio',
    'Leave, pay slips and your own data.',
    'https://www.personio.com',
    'Personio',
    'People',
    'simone',
    ['everyone'],
  ),
  app('concur', 'SAP Concur', 'Travel and expenses.', 'https://www.concur.com', 'SAP', 'People', 'ruth', ['everyone']),
  app(
    'jira',
    'Jira',
    'Plans and issues of every product.',
    'https://www.atlassian.com/software/jira',
    'Atlassian',
    'Engineering',
    'grace',
    ['engineering', 'design'],
  ),
  app('gitlab', 'GitLab', 'Source code and pipelines.', 'https://gitlab.com', 'GitLab', 'Engineering', 'grace', [
    'engineering',
  ]),
  app(
    'grafana',
    'Grafana',
    'Dashboards of test benches and devices.',
    'https://grafana.com',
    'Grafana Labs',
    'Engineering',
    'grace',
    ['engineering'],
  ),
  app(
    'figma',
    'Figma',
    'Interfaces and prototypes.',
    'https://www.figma.com',
    'Figma',
    'Design',
    'owen',
    ['design'],
    ['Viewer', 'Editor'],
  ),
  app(
    'creative-cloud',
    'Adobe Creative Cloud',
    'Photoshop, Illustrator, InDesign and the rest.',
    'https://creativecloud.adobe.com',
    'Adobe',
    'Design',
    'owen',
    ['design-suite'],
  ),
  app(
    'visio',
    'Visio',
    'Diagrams and plans.',
    'https://www.microsoft.com/microsoft-365/visio',
    'Microsoft',
    'Office',
    'nadia',
    ['diagram'],
  ),
  app(
    'powerbi',
    'Power BI',
    'Reports on the figures of the company.',
    'https://app.powerbi.com',
    'Microsoft',
    'Finance',
    'conrad',
    ['reporting', 'finance-reports'],
  ),
  app('datev', 'DATEV', 'Accounting.', 'https://www.datev.de', 'DATEV', 'Finance', 'conrad', []),
  app(
    'salesforce',
    'Salesforce',
    'Customers and offers.',
    'https://www.salesforce.com',
    'Salesforce',
    'Sales',
    'sofia',
    [],
  ),
]

function app(
  key: string,
  displayName: string,
  description: string,
  url: string,
  publisher: string,
  category: string,
  owner: string,
  groups: readonly string[],
  roles: readonly string[] = [],
): DemoApplication {
  return { key, displayName, description, url, publisher, category, owner, groups, roles }
}

/** A catalog of the demo organization. */
export interface DemoCatalog {
  readonly key: string
  readonly displayName: string
  readonly description: string
  readonly owners: readonly string[]
  /** Who has another role in it. */
  readonly others: readonly (readonly [key: string, role: CatalogRole])[]
  readonly isExternallyVisible: boolean
}

/** The catalogs. */
export const demoCatalogs: readonly DemoCatalog[] = [
  {
    key: 'creative',
    displayName: 'Creative tools',
    description: 'Everything to draw, lay out and prototype.',
    owners: ['clara'],
    others: [
      ['amira', 'accessPackageManager'],
      ['niko', 'assignmentManager'],
    ],
    isExternallyVisible: true,
  },
  {
    key: 'workplace',
    displayName: 'Workplace',
    description: 'Tools that anybody may need.',
    owners: ['nadia', 'gideon'],
    others: [],
    isExternallyVisible: false,
  },
  {
    key: 'finance',
    displayName: 'Finance',
    description: 'Financial systems and reports.',
    owners: ['conrad'],
    others: [['adele', 'reader']],
    isExternallyVisible: false,
  },
]

/** The sites: places with an address in the catalog that hands them out. */
export const demoSites = [
  {
    key: 'brand',
    catalog: 'creative',
    displayName: 'Brand portal',
    description: 'Logos, type and colors, and how to use them.',
    url: 'https://brand.brightwater.example/',
  },
  {
    key: 'fairs',
    catalog: 'creative',
    displayName: 'Trade fairs',
    description: 'Booth plans, invitations and pictures of every fair.',
    url: 'https://fairs.brightwater.example/',
  },
] as const

/** The id of a site of the demo organization. */
export const demoSiteId = (key: string): string => demoId(`site:${key}`)

/** A package of the demo organization, with its policies. */
export interface DemoPackage {
  readonly key: string
  readonly catalog: string
  readonly displayName: string
  readonly description: string
  readonly isHidden: boolean
  readonly groups: readonly string[]
  /** Application and role value. */
  readonly applications: readonly (readonly [key: string, role: string])[]
  readonly policies: readonly {
    readonly displayName: string
    readonly description: string
    readonly scope: TargetScope
    readonly targetGroups?: readonly string[]
    /** Whom the package is assigned to by itself; access ends a week after the rule does not take them any more. */
    readonly rule?: string
    readonly terms: PolicyTerms
  }[]
}

const manager: ApproverSet = { kind: 'requestorManager' }
const user = (key: string): ApproverSet => ({ kind: 'singleUser', userId: demoUserId(key) })
const members = (key: string): ApproverSet => ({ kind: 'groupMembers', groupId: demoId(`group:${key}`) })

const stage = (approvers: readonly ApproverSet[], more: Partial<ApprovalStage> = {}): ApprovalStage => ({
  ...plainStage,
  approvers,
  ...more,
})

const terms = (
  stages: readonly ApprovalStage[],
  days: number | null,
  more: Partial<PolicyTerms> = {},
): PolicyTerms => ({
  ...plainTerms,
  stages,
  requestorJustificationRequired: true,
  expiration: days === null ? { type: 'noExpiration' } : { type: 'afterDuration', days },
  allowCustomDuration: days !== null,
  ...more,
})

const asking = (afterDays: number, alternates: readonly ApproverSet[]) => ({
  afterDays,
  alternates,
  fallbackAlternates: [],
})

const customerQuestions: PolicyTerms['questions'] = [
  {
    id: 'project',
    text: 'Which project is it for?',
    localizations: { de: 'Für welches Projekt ist es?' },
    kind: 'shortText',
    pattern: null,
    choices: [],
    required: true,
    editable: true,
  },
  {
    id: 'cost-center',
    text: 'Which cost center pays?',
    localizations: { de: 'Welche Kostenstelle zahlt?' },
    kind: 'shortText',
    pattern: '\\d{4}',
    hint: 'Four digits.',
    hintLocalizations: { de: 'Vier Ziffern.' },
    choices: [],
    required: true,
    editable: true,
  },
  {
    id: 'figures',
    text: 'Which figures do you need?',
    localizations: { de: 'Welche Zahlen brauchst du?' },
    kind: 'choices',
    pattern: null,
    choices: [
      { value: 'Orders', localizations: { de: 'Bestellungen' } },
      { value: 'Invoices', localizations: { de: 'Rechnungen' } },
      { value: 'Complaints', localizations: { de: 'Beschwerden' } },
    ],
    required: false,
    editable: false,
  },
]

/** What Finance asks before anybody reads its reports. */
const financeQuestions: PolicyTerms['questions'] = [
  {
    id: 'reports',
    text: 'Which reports do you need?',
    localizations: { de: 'Welche Berichte brauchen Sie?' },
    kind: 'choice',
    pattern: null,
    choices: [
      { value: 'My cost center', localizations: { de: 'Meine Kostenstelle' } },
      { value: 'My department', localizations: { de: 'Meine Abteilung' } },
      { value: 'The whole company', localizations: { de: 'Das ganze Unternehmen' } },
    ],
    required: true,
    editable: true,
  },
  {
    id: 'cost-center',
    text: 'The number of your cost center, like CC-1040',
    localizations: { de: 'Die Nummer Ihrer Kostenstelle, etwa CC-1040' },
    kind: 'shortText',
    pattern: 'CC-[0-9]{4}',
    hint: 'CC- and four digits.',
    hintLocalizations: { de: 'CC- und vier Ziffern.' },
    choices: [],
    required: false,
    editable: true,
  },
]

/** The access packages. */
export const demoPackages: readonly DemoPackage[] = [
  {
    key: 'design-suite',
    catalog: 'creative',
    displayName: 'Design suite',
    description: 'Adobe Creative Cloud and an editor’s place in Figma, for a project or for good.',
    isHidden: false,
    groups: ['design-suite'],
    applications: [['figma', 'Editor']],
    policies: [
      {
        displayName: 'For employees',
        description: 'Your manager decides, then the owner of the design applications.',
        scope: 'allMemberUsers',
        terms: terms([stage([manager], { fallbackApprovers: [user('theo')] }), stage([user('owen')])], 180),
      },
    ],
  },
  {
    key: 'studio-guest',
    catalog: 'creative',
    displayName: 'Studio for guests',
    description: 'Look at and comment on prototypes in Figma.',
    isHidden: false,
    groups: [],
    applications: [['figma', 'Viewer']],
    policies: [
      {
        displayName: 'For everybody',
        description: 'The design operations manager decides.',
        scope: 'allDirectoryUsers',
        terms: terms([stage([user('clara')])], 30),
      },
    ],
  },
  {
    key: 'diagrams',
    catalog: 'workplace',
    displayName: 'Diagrams',
    description: 'Visio, on the desktop and in the browser. Granted at once.',
    isHidden: false,
    groups: ['diagram'],
    applications: [],
    policies: [
      {
        displayName: 'For employees',
        description: 'Granted at once, for 30 days at a time.',
        scope: 'allMemberUsers',
        terms: terms([], 30, {
          requestorJustificationRequired: false,
          extension: 'withoutApproval',
          onBehalf: true,
        }),
      },
    ],
  },
  {
    key: 'project-planning',
    catalog: 'workplace',
    displayName: 'Project planning',
    description: 'Planner and Project Plan 3 for those who run a project.',
    isHidden: false,
    groups: ['planning'],
    applications: [],
    policies: [
      {
        displayName: 'For employees',
        description: 'Your manager decides.',
        scope: 'allMemberUsers',
        terms: terms([stage([manager], { fallbackApprovers: [user('vera')] })], 365, {
          extension: 'withApproval',
          onBehalf: true,
        }),
      },
    ],
  },
  {
    key: 'copilot',
    catalog: 'workplace',
    displayName: 'Copilot pilot',
    description: 'Try Copilot with the pilot group and tell what helped.',
    isHidden: false,
    groups: ['copilot'],
    applications: [],
    policies: [
      {
        displayName: 'For Engineering and Design',
        description: 'Your manager decides, then the head of IT, with a reason.',
        scope: 'specificDirectoryUsers',
        targetGroups: ['engineering', 'design'],
        terms: terms([stage([manager]), stage([user('vera')], { approverJustificationRequired: true })], 90),
      },
    ],
  },
  {
    key: 'finance-reports',
    catalog: 'finance',
    displayName: 'Finance reports',
    description: 'Read the monthly reports in Power BI.',
    isHidden: false,
    groups: ['finance-reports'],
    applications: [],
    policies: [
      {
        displayName: 'For employees',
        description: 'Your manager, then finance, then the chief financial officer.',
        scope: 'allMemberUsers',
        terms: terms(
          [
            stage([manager], {
              daysBeforeAutomaticDenial: 7,
              escalation: {
                afterDays: 3,
                alternates: [{ kind: 'requestorManager', level: 2 }],
                fallbackAlternates: [user('vera')],
              },
            }),
            stage([members('finance-approvers')], { approverJustificationRequired: true }),
            stage([user('ingrid')]),
          ],
          90,
          { extension: 'withApproval', onBehalf: true, questions: financeQuestions },
        ),
      },
    ],
  },
  {
    key: 'accounting',
    catalog: 'finance',
    displayName: 'Accounting',
    description: 'DATEV for the people who keep the books. Known by its address only.',
    isHidden: true,
    groups: [],
    applications: [['datev', 'Default.Access']],
    policies: [
      {
        displayName: 'For employees',
        description: 'Finance decides.',
        scope: 'allMemberUsers',
        terms: terms([stage([members('finance-approvers')])], null),
      },
    ],
  },
  {
    key: 'customer-data',
    catalog: 'workplace',
    displayName: 'Customer data',
    description: 'Look into the figures of customers for one project, and for as long as it takes.',
    isHidden: false,
    groups: ['customer-data'],
    applications: [],
    policies: [
      {
        displayName: 'For a project',
        description: 'Your manager decides, then the head of IT, then finance. Each passes it on after some days.',
        scope: 'allMemberUsers',
        terms: terms(
          [
            stage([manager], { fallbackApprovers: [user('vera')], escalation: asking(3, [user('gideon')]) }),
            stage([user('vera')], { approverJustificationRequired: true, escalation: asking(2, [user('nadia')]) }),
            stage([members('finance-approvers')], { quorum: 1, escalation: asking(5, [user('ingrid')]) }),
          ],
          120,
          { questions: customerQuestions, extension: 'withApproval', onBehalf: true },
        ),
      },
    ],
  },
  {
    key: 'shop-floor',
    catalog: 'workplace',
    displayName: 'Shop floor',
    description: 'What everybody in Production has from the first day. Nobody asks for it.',
    isHidden: false,
    groups: ['shop-floor'],
    applications: [],
    policies: [
      {
        displayName: 'Everybody in Production',
        description: 'Comes and goes with the department.',
        scope: 'specificDirectoryUsers',
        rule: '(user.department -eq "Production") -and (user.userType -eq "Member")',
        terms: { ...plainTerms, notifies: false },
      },
    ],
  },
]

/** The id of a package of the demo organization. */
export const demoPackageId = (key: string): string => demoId(`package:${key}`)
