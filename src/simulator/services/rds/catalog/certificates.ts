/** DescribeCertificates. */
import type {
  Certificate,
  DescribeCertificatesCommandInput,
  DescribeCertificatesCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Call, Handler} from '../../call.ts';
import {defaultCertificate} from '../defaults.ts';
import {filtered, rdsPage} from '../lists.ts';

/** Certificate authorities that RDS offers in every Region. */
export const certificates = ['rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1'];

export const describeCertificates: Handler<
  DescribeCertificatesCommandInput,
  DescribeCertificatesCommandOutput
> = (input, call) => {
  const named = input.CertificateIdentifier;
  if (named !== undefined) requireCertificate(named);
  const all = named === undefined ? certificates : [named];
  const page = rdsPage(filtered(all, input.Filters, {}), input);
  return {
    DefaultCertificateForNewLaunches: defaultCertificate,
    Certificates: page.items.map((id) => presentCertificate(id, call)),
    Marker: page.marker,
  };
};

/** 404 `CertificateNotFound` for one that RDS does not offer. */
export function requireCertificate(id: string | undefined): void {
  if (id === undefined || certificates.includes(id)) return;
  throw new AwsError('CertificateNotFoundFault', `Certificate not found: ${id}`);
}

function presentCertificate(id: string, {place}: Call): Certificate {
  return {
    CertificateIdentifier: id,
    CertificateType: 'CA',
    ValidFrom: new Date('2021-05-21T00:00:00Z'),
    ValidTill: new Date('2061-05-21T00:00:00Z'),
    CertificateArn: `arn:aws:rds:${place.region}::cert:${id}`,
    CustomerOverride: false,
  };
}
