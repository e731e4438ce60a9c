import type { IuvInput } from './iuv.ts';

/** The worked examples of iris.md §7.1 (PDT = PayFlowPA test plan; one is a real notice of IRIS staging). */
export const workedExamples: readonly {
  readonly input: IuvInput;
  readonly iuv: string;
  readonly numeroAvviso: string;
}[] = [
  { input: { aux: 3, segregazione: '22', base: '53' }, iuv: '22000000000005306', numeroAvviso: '322000000000005306' },
  { input: { aux: 3, segregazione: '22', base: '58' }, iuv: '22000000000005811', numeroAvviso: '322000000000005811' },
  { input: { aux: 3, segregazione: '22', base: '59' }, iuv: '22000000000005912', numeroAvviso: '322000000000005912' },
  { input: { aux: 3, segregazione: '22', base: '60' }, iuv: '22000000000006013', numeroAvviso: '322000000000006013' },
  { input: { aux: 3, segregazione: '22', base: '61' }, iuv: '22000000000006114', numeroAvviso: '322000000000006114' },
  { input: { aux: 3, segregazione: '22', base: '62' }, iuv: '22000000000006215', numeroAvviso: '322000000000006215' },
  {
    input: { aux: 3, segregazione: '22', base: '5200000000001' },
    iuv: '22520000000000112',
    numeroAvviso: '322520000000000112',
  },
  {
    input: { aux: 3, segregazione: '10', base: '1234567890123' },
    iuv: '10123456789012304',
    numeroAvviso: '310123456789012304',
  },
  { input: { aux: 3, segregazione: '01', base: '1' }, iuv: '01000000000000144', numeroAvviso: '301000000000000144' },
  { input: { aux: 3, segregazione: '00', base: '93' }, iuv: '00000000000009303', numeroAvviso: '300000000000009303' },
  { input: { aux: 0, stazione: '01', base: '53' }, iuv: '000000000005300', numeroAvviso: '001000000000005300' },
  {
    input: { aux: 0, stazione: '01', base: '5200000000001' },
    iuv: '520000000000106',
    numeroAvviso: '001520000000000106',
  },
  {
    input: { aux: 0, stazione: '02', base: '1234567890123' },
    iuv: '123456789012353',
    numeroAvviso: '002123456789012353',
  },
  {
    input: { aux: 0, stazione: '01', base: '5500000000244' },
    iuv: '550000000024427',
    numeroAvviso: '001550000000024427',
  },
  { input: { aux: 1, base: '520001' }, iuv: '00000000000520001', numeroAvviso: '100000000000520001' },
  { input: { aux: 2, base: '5201' }, iuv: '00000000000520188', numeroAvviso: '200000000000520188' },
  { input: { aux: 2, base: '123456789012345' }, iuv: '12345678901234544', numeroAvviso: '212345678901234544' },
];
