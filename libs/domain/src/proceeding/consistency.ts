import { Rejected } from '../rejected';
import { instanceIn, type Dispute, type ProceedingFact } from './dispute';
import { STEPS, ruleOfFact } from './stepTable';

/**
 * Refuses facts that cannot all be true: dates out of order, an outcome its forum does not know, a fact whose instance, notice or
 * order is missing. New facts and corrections pass the same check. Throws `Rejected`.
 */
export function requireConsistent(facts: readonly ProceedingFact[], dispute: Dispute): void {
  dispute.instances.forEach(({ n }, index) => {
    if (n !== index + 1) throw new Rejected('proceeding.instance-unknown', { instance: index + 1 });
  });
  for (const { type, data } of facts) {
    if ('instance' in data && !instanceIn(dispute, data.instance)) {
      throw new Rejected('proceeding.instance-unknown', { instance: data.instance });
    }
    ruleOfFact(type)?.restsOn?.(data, dispute, facts);
  }
  // Check each instance by itself first: its own fault explains the faults that follow from it.
  for (const instance of dispute.instances) for (const { checkInstance } of STEPS) checkInstance?.(instance);
  for (const { check } of STEPS) check?.(dispute);
}
