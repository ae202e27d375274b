import type { Role } from '@latchkey/core/authorization/roles'
import { demoId } from './demo-id.ts'

/** Somebody of the demo organization. Names are invented. */
export interface DemoPerson {
  /** A short name that stories use. */
  readonly key: string
  readonly displayName: string
  readonly jobTitle: string
  readonly department: string
  readonly manager: string | null
  readonly office: string
  readonly country: string
  readonly userType: 'member' | 'guest'
  readonly accountEnabled: boolean
  readonly roles: readonly Role[]
}

/** The domain of the demo organization: reserved for examples (RFC 2606). */
export const demoDomain = 'brightwater.example'

/** The company. */
export const demoCompany = 'Brightwater Instruments'

const offices: Readonly<Record<string, string>> = { Bremen: 'DE', Leeds: 'GB', Porto: 'PT', Austin: 'US' }

const person = (
  key: string,
  displayName: string,
  jobTitle: string,
  department: string,
  manager: string | null,
  office = 'Bremen',
  more: Partial<Pick<DemoPerson, 'userType' | 'accountEnabled' | 'roles'>> = {},
): DemoPerson => ({
  key,
  displayName,
  jobTitle,
  department,
  manager,
  office,
  country: offices[office] ?? 'DE',
  userType: 'member',
  accountEnabled: true,
  roles: [],
  ...more,
})

/** About sixty people in ten departments, managers first. */
export const demoPeople: readonly DemoPerson[] = [
  person('marlene', 'Marlene Brandt', 'Managing Director', 'Management', null),
  person('rafael', 'Rafael Moreira', 'Chief Operating Officer', 'Management', 'marlene', 'Porto'),
  person('ingrid', 'Ingrid Solheim', 'Chief Financial Officer', 'Management', 'marlene'),
  person('theo', 'Theo Abara', 'Chief Technology Officer', 'Management', 'marlene'),
  person('iris', 'Iris Keller', 'Executive Assistant', 'Management', 'marlene'),

  person('vera', 'Vera Novak', 'Head of IT', 'IT', 'rafael', 'Bremen', { roles: ['globalAdministrator'] }),
  person('lena', 'Lena Fischer', 'License Manager', 'IT', 'vera', 'Bremen', {
    roles: ['licenseAdministrator', 'billingAdministrator'],
  }),
  person('gideon', 'Gideon Amari', 'Identity Governance Lead', 'IT', 'vera', 'Leeds', {
    roles: ['identityGovernanceAdministrator'],
  }),
  person('harper', 'Harper Quinn', 'Help Desk Specialist', 'IT', 'vera', 'Leeds', { roles: ['helpdeskAdministrator'] }),
  person('ulrich', 'Ulrich Baum', 'User Account Specialist', 'IT', 'vera', 'Bremen', { roles: ['userAdministrator'] }),
  person('nadia', 'Nadia Petrov', 'Application Manager', 'IT', 'vera', 'Bremen', {
    roles: ['applicationAdministrator', 'groupsAdministrator'],
  }),
  person('bo', 'Bo Andersen', 'Systems Engineer', 'IT', 'vera', 'Bremen'),

  person('grace', 'Grace Okafor', 'Engineering Manager', 'Engineering', 'theo'),
  person('ada', 'Ada Lindqvist', 'Product Engineer', 'Engineering', 'grace'),
  person('sam', 'Sam Reyes', 'Product Engineer', 'Engineering', 'grace', 'Austin'),
  person('lin', 'Lin Zhao', 'Firmware Engineer', 'Engineering', 'grace'),
  person('felix', 'Felix Sommer', 'Firmware Engineer', 'Engineering', 'grace'),
  person('maya', 'Maya Oduya', 'Test Engineer', 'Engineering', 'grace', 'Leeds'),
  person('jonas', 'Jonas Wirth', 'Test Engineer', 'Engineering', 'grace'),
  person('pia', 'Pia Castellano', 'Software Engineer', 'Engineering', 'grace', 'Porto'),
  person('tomasz', 'Tomasz Wolski', 'Software Engineer', 'Engineering', 'grace'),
  person('emre', 'Emre Aydin', 'Software Engineer', 'Engineering', 'grace'),
  person('hana', 'Hana Sato', 'Electronics Engineer', 'Engineering', 'grace', 'Austin'),
  person('oskar', 'Oskar Lund', 'Electronics Engineer', 'Engineering', 'grace'),
  person('leo', 'Leo Marchetti', 'Software Engineer', 'Engineering', 'grace', 'Porto'),

  person('owen', 'Owen Park', 'Design Lead', 'Design', 'theo', 'Leeds'),
  person('clara', 'Clara Weiss', 'Design Operations Manager', 'Design', 'owen'),
  person('yuki', 'Yuki Tanaka', 'Industrial Designer', 'Design', 'owen', 'Leeds'),
  person('bruno', 'Bruno Falk', 'Industrial Designer', 'Design', 'owen'),
  person('salome', 'Salome Girard', 'Interaction Designer', 'Design', 'owen', 'Porto'),
  person('niko', 'Niko Laine', 'Interaction Designer', 'Design', 'owen'),
  person('amira', 'Amira Haddad', 'Technical Illustrator', 'Design', 'owen'),

  person('petra', 'Petra Vogel', 'Production Manager', 'Production', 'rafael'),
  person('dieter', 'Dieter Kranz', 'Shift Lead', 'Production', 'petra'),
  person('joao', 'João Ferreira', 'Shift Lead', 'Production', 'petra', 'Porto'),
  person('agnes', 'Agnes Holt', 'Quality Inspector', 'Production', 'dieter'),
  person('mateo', 'Mateo Silva', 'Assembly Technician', 'Production', 'joao', 'Porto'),
  person('ines', 'Inês Rocha', 'Assembly Technician', 'Production', 'joao', 'Porto'),
  person('kurt', 'Kurt Meier', 'Assembly Technician', 'Production', 'dieter'),
  person('zofia', 'Zofia Nowak', 'Calibration Technician', 'Production', 'dieter'),

  person('sofia', 'Sofia Marin', 'Head of Sales', 'Sales', 'rafael', 'Austin'),
  person('dylan', 'Dylan Brooks', 'Account Manager', 'Sales', 'sofia', 'Austin'),
  person('carmen', 'Carmen Vidal', 'Account Manager', 'Sales', 'sofia', 'Porto'),
  person('arne', 'Arne Petersen', 'Account Manager', 'Sales', 'sofia'),
  person('noor', 'Noor Rahman', 'Sales Engineer', 'Sales', 'sofia', 'Leeds'),
  person('elliot', 'Elliot Shaw', 'Sales Operations Analyst', 'Sales', 'sofia', 'Leeds'),

  person('bea', 'Beatrix Lang', 'Head of Marketing', 'Marketing', 'marlene'),
  person('luca', 'Luca Ferri', 'Content Editor', 'Marketing', 'bea'),
  person('tess', 'Tess Whitfield', 'Event Manager', 'Marketing', 'bea', 'Leeds'),
  person('anton', 'Anton Richter', 'Web Editor', 'Marketing', 'bea'),

  person('conrad', 'Conrad Ebert', 'Controller', 'Finance', 'ingrid'),
  person('julia', 'Julia Stern', 'Accountant', 'Finance', 'conrad'),
  person('henrik', 'Henrik Dahl', 'Accountant', 'Finance', 'conrad'),
  person('priya', 'Priya Nair', 'Financial Analyst', 'Finance', 'conrad', 'Leeds'),
  person('ruth', 'Ruth Adler', 'Purchasing Specialist', 'Finance', 'conrad'),

  person('simone', 'Simone Berg', 'Head of People', 'People', 'marlene'),
  person('ollie', 'Oliver Grant', 'Recruiter', 'People', 'simone', 'Leeds'),
  person('mina', 'Mina Kovač', 'People Partner', 'People', 'simone', 'Bremen', { roles: ['catalogCreator'] }),

  person('adele', 'Adèle Fontaine', 'Legal Counsel', 'Legal', 'marlene', 'Porto'),
  person('magnus', 'Magnus Thorsen', 'Internal Auditor', 'Legal', 'ingrid', 'Bremen', { roles: ['globalReader'] }),

  person('gus', 'Gus Taylor', 'Industrial Design Consultant', 'Design', 'clara', 'Leeds', { userType: 'guest' }),
  person('wanda', 'Wanda Krol', 'Test Engineer', 'Engineering', 'grace', 'Bremen', { accountEnabled: false }),
]

/** The id of somebody of the demo organization. */
export const demoUserId = (key: string): string => demoId(`user:${key}`)

/** The user name of somebody of the demo organization. */
export const demoUserName = ({ displayName, userType }: Pick<DemoPerson, 'displayName' | 'userType'>): string => {
  const plain = displayName
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/[^a-z]+/g, '.')
  return userType === 'guest' ? `${plain}@studio-taylor.example` : `${plain}@${demoDomain}`
}
