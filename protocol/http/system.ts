import { z } from 'zod';
import { addressView, problemList, wifiView } from '../model.ts';
import { wifiInput } from '../wifi.ts';
import { defineContract } from './define.ts';

const tag = 'Host';

/** Every address, best first, and which is carried. */
const addressBook = z.object({
  port: z.int(),
  hostname: z.string().nullable().meta({ description: 'Name won on the network; null without mDNS' }),
  addresses: z.array(addressView),
  choice: z.string().nullable().meta({ description: "The organizer's; null for the best. Kept while it is gone" }),
});

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
  response: addressBook,
});

export const chooseAddress = defineContract({
  id: 'chooseAddress',
  method: 'post',
  path: '/addresses/choose',
  access: 'organizer',
  tag,
  summary: 'Which of its addresses QR codes, links and screens carry; null goes back to the best',
  body: z.object({ address: z.string().max(64).nullable() }),
  response: addressBook,
  errors: ['ADDRESS_NOT_FOUND'],
});

export const setWifi = defineContract({
  id: 'setWifi',
  method: 'post',
  path: '/wifi',
  access: 'organizer',
  tag,
  summary: "The room's Wi-Fi, for a QR code on telão and console; null forgets it",
  body: z.object({ wifi: wifiInput.nullable() }),
  response: z.object({ wifi: wifiView.nullable() }),
});

export const getDoor = defineContract({
  id: 'getDoor',
  method: 'get',
  path: '/door',
  access: 'screen',
  tag,
  summary: 'What the lobby of a telão shows: the PIN, and where the room finds this host',
  response: z.object({
    sessionId: z.string().nullable(),
    title: z.string().nullable(),
    pin: z.string().nullable().meta({ description: 'Null without a session, or when its file is gone' }),
    url: z.string().meta({ description: 'The address others most likely reach' }),
    hostname: z.string().nullable().meta({ description: 'Name announced on the network' }),
    addresses: z.array(addressView),
    wifi: wifiView.nullable(),
  }),
});

export const exchangeCode = defineContract({
  id: 'exchangeCode',
  method: 'post',
  path: '/organizer/session',
  access: 'public',
  tag,
  summary: "Trade a link's one-time code for the organizer's cookie, or for that of a telão",
  body: z.object({ code: z.string().max(100) }),
  response: z.object({
    status: z.literal('ok'),
    screen: z.enum(['console', 'telao']).meta({ description: 'What the link was for' }),
  }),
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

export const issueTelaoCode = defineContract({
  id: 'issueTelaoCode',
  method: 'post',
  path: '/telao/code',
  access: 'organizer',
  tag,
  summary: 'A one-time link for a telão: its browser may show the PIN, and is no organizer',
  response: z.object({ telaoUrl: z.string() }),
});

export const getProblems = defineContract({
  id: 'getProblems',
  method: 'get',
  path: '/problems',
  access: 'organizer',
  tag,
  summary: 'Trouble the organizer should know of',
  response: problemList,
});
