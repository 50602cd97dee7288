import { z } from 'zod';
import { defineContract, okAnswer } from './define.ts';

const tag = 'Host';

export const getHealth = defineContract({
  id: 'getHealth',
  method: 'get',
  path: '/health',
  access: 'public',
  tag,
  summary: 'The process answers',
  response: z.object({ status: z.literal('ok'), timestamp: z.number() }),
});

export const getReady = defineContract({
  id: 'getReady',
  method: 'get',
  path: '/ready',
  access: 'public',
  tag,
  summary: 'The database takes writes and the host is not closing',
  response: z.object({ status: z.literal('ok'), timestamp: z.number() }),
  errors: ['STORAGE_UNAVAILABLE', 'SHUTTING_DOWN'],
});

export const getAddresses = defineContract({
  id: 'getAddresses',
  method: 'get',
  path: '/addresses',
  access: 'organizer',
  tag,
  summary: 'Where this host can be reached on its networks',
  response: z.object({
    port: z.int(),
    hostname: z.string().nullable(),
    addresses: z.array(
      z.object({ interface: z.string(), address: z.string(), url: z.string(), internal: z.boolean() }),
    ),
  }),
});

export const exchangeCode = defineContract({
  id: 'exchangeCode',
  method: 'post',
  path: '/organizer/session',
  access: 'public',
  tag,
  summary: "Trade the console link's one-time code for the organizer's cookie",
  body: z.object({ code: z.string().max(100) }),
  response: okAnswer,
  errors: ['INVALID_CODE'],
});

export const issueCode = defineContract({
  id: 'issueCode',
  method: 'post',
  path: '/organizer/code',
  access: 'organizer',
  tag,
  summary: 'A new one-time console link, for a second browser',
  response: z.object({ consoleUrl: z.string() }),
});

export const getProblems = defineContract({
  id: 'getProblems',
  method: 'get',
  path: '/problems',
  access: 'organizer',
  tag,
  summary: 'Trouble the organizer should know of',
  response: z.object({
    storageWorks: z.boolean(),
    problems: z.array(
      z.object({
        kind: z.enum(['many_wrong_pins', 'weak_votes', 'pin_file_missing']),
        subject: z.string(),
        at: z.string(),
      }),
    ),
  }),
});
