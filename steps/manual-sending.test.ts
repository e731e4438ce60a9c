import { describe, expect, it } from 'vitest';
import { completed, notByHand } from './manual-sending.ts';

const motivo = 'delibera 12/2026 della Giunta';
const profilo = { perche: 'pocheNotifiche', motivo } as const;

describe('an ente that sends by hand', () => {
  it('has no calls to SEND to try', () => {
    expect(notByHand('TC-INVIO-01', { invioManuale: profilo })).toContain('numero limitato');
    expect(notByHand('TC-INVIO-01', {})).toBeUndefined();
  });

  it('tries the cost only where notices travel and it is guaranteed by other means', () => {
    expect(notByHand('TC-COSTO-01', { invioManuale: profilo })).toContain('non riguardano atti da pagare');
    expect(
      notByHand('TC-COSTO-01', { invioManuale: { ...profilo, pagamento: 'garantito', garanzia: 'sincrona' } }),
    ).toBeUndefined();
  });

  it('is asked nothing of other platforms’ cases', () => {
    expect(notByHand('TC-CA-01', { invioManuale: profilo })).toBeUndefined();
  });

  it('uses one integration of payments', () => {
    const garantito = { ...profilo, pagamento: 'garantito' } as const;
    expect(completed({ invioManuale: { ...garantito, garanzia: 'sincrona' } })).toMatchObject({ soloSincrona: motivo });
    expect(completed({ invioManuale: { ...garantito, garanzia: 'asincrona' } })).toMatchObject({
      soloAsincrona: motivo,
    });
    expect(completed({ invioManuale: profilo })).toEqual({ invioManuale: profilo });
  });
});
