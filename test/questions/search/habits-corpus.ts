import { anAnsweredQuestion, aQuestion } from '../../support/records.ts'

const ashby = { id: 99_001, name: 'Eleanor Ashby', party: 'Progress', memberFrom: 'Northbridge' }
const quill = { id: 99_003, name: 'Ada Quill', party: 'Harbour', memberFrom: 'Fernmouth' }

interface Told {
  heading: string
  question: string
  answer?: string
  [field: string]: unknown
}

/** What each question is called in the table of habits, by its number. */
export const NAMES = new Map<string, string>()

let number = 6_100

function told(name: string, { heading, question, answer, ...fields }: Told) {
  number += 1
  const uin = fields.house === 'Lords' ? `HL${number}` : String(number)
  NAMES.set(uin, name)
  const make = answer === undefined ? aQuestion : anAnsweredQuestion
  return make({
    uin,
    heading,
    questionText: question,
    askingMemberId: ashby.id,
    askingMember: ashby,
    ...(answer === undefined ? {} : { answerText: `<p>${answer}</p>` }),
    ...fields,
  })
}

/** A small record of wardens, ferries and lighthouses, written so that each habit has something to find and to miss. */
export const CORPUS = [
  told('lamps', {
    heading: 'Wardens: Lanterns',
    question: 'To ask how many lanterns the wardens of Northbridge hold.',
    answer: 'The wardens hold 412 lanterns. A warden’s lantern is tested each spring.',
  }),
  told('oil', {
    heading: 'Lanterns: Oil',
    question: 'To ask what whale oil costs for each lantern in Fernmouth.',
    dateTabled: '2025-03-14T00:00:00',
    askingMemberId: quill.id,
    askingMember: quill,
  }),
  told('explained', {
    heading: 'Buoys',
    question: 'To ask what the Coastal Buoys and Beacons Inspectorate (CBBI) found at Cinderbeck.',
    answer: 'It found nine buoys adrift.',
  }),
  told('again explained', {
    heading: 'Beacons: Inspection',
    question: 'To ask when the Coastal Buoys and Beacons Inspectorate (CBBI) last reported.',
  }),
  told('short', { heading: 'Inspection', question: 'To ask what CBBI is paid.', answer: 'Nine crowns.' }),
  told('long', {
    heading: 'Inspection: Staff',
    question: 'To ask how many people the coastal buoys and beacons inspectorate employs.',
  }),
  told('scattered', {
    heading: 'Fog',
    question: 'To ask whether beacons, buoys and the coastal path have an inspectorate.',
  }),
  told('starting', {
    heading: 'Rafts',
    question: 'To ask what violence against women and girls was seen on rafts.',
  }),
  told('starting short', { heading: 'Rafts: Safety', question: 'To ask what is done about VAWG at sea.' }),
  told('patrols', {
    heading: 'Ferries: Patrols',
    question: 'To ask who organised the ferry patrols at the harbour.',
  }),
  told('american', {
    heading: 'Ferries: Crews',
    question: 'To ask which crews organized a regatta of many colors in the harbor.',
  }),
  told('music', { heading: 'Chapels', question: 'To ask whether the organ of the chapel is tuned.' }),
  told('paint', {
    heading: 'Lighthouses: Paint',
    question: 'To ask what colour the lighthouse at Gullhaven is.',
    answer: 'It is white; the defence of its doors is oak.',
  }),
  told('hyphen', { heading: 'Hulls', question: 'To ask what anti-fouling paint the hulls have.' }),
  told('no hyphen', { heading: 'Hulls: Cost', question: 'To ask what antifouling costs.' }),
  told('café', {
    heading: 'Piers',
    question: 'To ask whether the café on the pier has a licence for “midnight soup”.',
    dateTabled: '2024-11-05T00:00:00',
  }),
  told('lords', {
    house: 'Lords',
    heading: 'Signal flags',
    question: 'To ask Her Majesty’s Keeper how many signal flags were torn in 2024.',
  }),
  told('withdrawn', { heading: 'Kites', question: 'To ask who flies kites at the quay.', isWithdrawn: true }),
  told('elsewhere', {
    heading: 'Kites: Tax',
    question: 'To ask what kites cost.',
    answeringBodyId: 9_901,
    answeringBodyName: 'Ministry of Kites',
  }),
  told('end to end', {
    heading: 'Ropes',
    question: 'To ask whether end-to-end ropes – of hemp – are tested.',
    answer: 'Ropes are tested.',
  }),
]
