/**
 * Whom a Commons question is put to, by Parliament's number of the answering body: the titles with which recorded
 * questions open. A Table Office changes them when a post is renamed or filled by another.
 */
const TITLES: Readonly<Record<number, string>> = {
  1: 'the Secretary of State for the Home Department',
  2: 'the Secretary of State for Scotland',
  7: 'the Secretary of State for Housing, Communities and Local Government',
  11: 'the Secretary of State for Defence',
  13: 'the Secretary of State for Environment, Food and Rural Affairs',
  14: 'the Chancellor of the Exchequer',
  17: 'the Secretary of State for Health and Social Care',
  21: 'the Secretary of State for Northern Ireland',
  23: 'the Prime Minister',
  27: 'the Secretary of State for Transport',
  28: 'the Secretary of State for Wales',
  29: 'the Secretary of State for Work and Pensions',
  31: 'the Minister for Women and Equalities',
  34: 'the Leader of the House',
  53: 'the Minister for the Cabinet Office',
  54: 'the Secretary of State for Justice',
  60: 'the Secretary of State for Education',
  88: 'the Attorney General',
  208: 'the Secretary of State for Foreign, Commonwealth and Development Affairs',
  211: 'the Secretary of State for Levelling Up, Housing and Communities',
  214: 'the Secretary of State for Business and Trade',
  215: 'the Secretary of State for Energy Security and Net Zero',
  216: 'the Secretary of State for Science, Innovation and Technology',
  217: 'the Secretary of State for Culture, Media and Sport',
}

/** For a body that a Member answers for, whose seat stands in the question, a blank is left. */
export function titleOf(bodyId: number | null): string {
  return (bodyId === null ? undefined : TITLES[bodyId]) ?? '[the Secretary of State]'
}
