const departments = ['Engineering', 'Sales', 'Marketing', 'Finance', 'People', 'Support', 'Legal', 'Research']

/** Rules as organizations write them: most compare one or two properties, some are long, a few use patterns or collections. */
export const fiftyRules: readonly string[] = [
  ...departments.map((name) => `user.department -eq "${name}"`),
  ...departments.map((name) => `(user.department -eq "${name}") -and (user.accountEnabled -eq true)`),
  ...departments.map((name) => `user.department -startsWith "${name.slice(0, 4)}" -and user.userType -ne "Guest"`),
  ...['DE', 'FR', 'US', 'JP', 'BR', 'IN'].map((country) => `user.usageLocation -eq "${country}"`),
  'user.jobTitle -contains "Engineer"',
  'user.jobTitle -contains "Manager" -or user.jobTitle -contains "Director"',
  'user.jobTitle -notContains "Intern" -and user.country -in ["DE", "FR"]',
  'user.userType -eq "Guest"',
  'user.objectId -ne null',
  'user.mail -eq null',
  'user.mail -ne null -and user.mail -endsWith "@example.com"',
  'user.city -in ["Berlin", "Osaka", "Austin"]',
  'user.city -notIn ["Lyon"] -and -not (user.department -eq "Legal")',
  'user.employeeId -match "^1000[0-9]+$"',
  'user.displayName -match "7$" -and user.accountEnabled -eq true',
  'user.proxyAddresses -any (_ -startsWith "smtp:p")',
  'user.otherMails -any (_ -endsWith "@mail.example")',
  'user.employeeHireDate -ge 2020-01-01',
  'user.employeeHireDate -le system.now -minus p365d',
  'user.extensionAttribute1 -eq "A" -or user.extensionAttribute7 -eq "42"',
  'user.userPrincipalName -endsWith "@example.org"',
  'Direct Reports for "00000000-0000-7000-8000-000000000042"',
  '(user.department -eq "Sales" -or user.department -eq "Marketing") -and (user.country -eq "US" -or user.country -eq "BR") -and -not (user.jobTitle -eq "Intern")',
  'user.accountEnabled -eq false',
]
