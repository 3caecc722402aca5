import type { Code } from '../api/graphql';

/** A name in English and in French. */
type Names = readonly [en: string, fr: string];

/** What the codes of the schema are called. A code that the schema gains must be named here, or the build fails. */
export const codes: {
  ServiceCode: Record<Code<'ServiceCode'>, Names>;
  ServiceStatus: Record<Code<'ServiceStatus'>, Names>;
  Extent: Record<Code<'Extent'>, Names>;
  Cause: Record<Code<'Cause'>, Names>;
  Sector: Record<Code<'Sector'>, Names>;
  VictimRole: Record<Code<'VictimRole'>, Names>;
  PartnerKind: Record<Code<'PartnerKind'>, Names>;
  PartnerRole: Record<Code<'PartnerRole'>, Names>;
  AttackType: Record<Code<'AttackType'>, Names>;
  ActorRole: Record<Code<'ActorRole'>, Names>;
  DataImpact: Record<Code<'DataImpact'>, Names>;
  ActionCode: Record<Code<'ActionCode'>, Names>;
  EventKind: Record<Code<'EventKind'>, Names>;
  ElectionKind: Record<Code<'ElectionKind'>, Names>;
  ElectionStatus: Record<Code<'ElectionStatus'>, Names>;
  RelatedKind: Record<Code<'RelatedKind'>, Names>;
  Undisclosed: Record<Code<'Undisclosed'>, Names>;
  AffectedUnit: Record<Code<'AffectedUnit'>, Names>;
  ReviewState: Record<Code<'ReviewState'>, Names>;
  Origin: Record<Code<'Origin'>, Names>;
  Match: Record<Code<'Match'>, Names>;
  NodeKind: Record<Code<'NodeKind'>, Names>;
  LinkKind: Record<Code<'LinkKind'>, Names>;
} = {
  ServiceCode: {
    EMAIL: ['e-mail', 'messagerie'],
    TELEPHONY: ['telephony', 'téléphonie'],
    WEBSITE: ['website', 'site web'],
    ONLINE_SERVICES: ['online services', 'services en ligne'],
    INTERNAL_IT: ['internal IT', 'informatique interne'],
    FILE_STORAGE: ['file storage', 'stockage de fichiers'],
    CIVIL_REGISTRY: ['civil registry', 'état civil'],
    ELECTIONS: ['elections', 'élections'],
    URBAN_PLANNING: ['urban planning', 'urbanisme'],
    LAND_REGISTRY: ['land registry', 'cadastre'],
    VEHICLE_REGISTRATION: ['vehicle registration', 'immatriculation'],
    TAX_ADMINISTRATION: ['tax administration', 'impôts'],
    CUSTOMS_BORDER: ['customs and border', 'douanes et frontières'],
    COURTS: ['courts', 'tribunaux'],
    POLICE_SERVICES: ['police services', 'police'],
    EMERGENCY_SERVICES: ['emergency services', 'secours'],
    SOCIAL_SERVICES: ['social services', 'services sociaux'],
    BENEFITS_PAYMENTS: ['benefits payments', 'versement des aides'],
    CHILDCARE: ['childcare', 'petite enfance'],
    SCHOOL_SERVICES: ['school services', 'services scolaires'],
    SCHOOL_MEALS: ['school meals', 'cantines scolaires'],
    LIBRARY_CULTURE: ['libraries and culture', 'bibliothèques et culture'],
    WASTE_COLLECTION: ['waste collection', 'collecte des déchets'],
    PARKING: ['parking', 'stationnement'],
    PUBLIC_TRANSPORT: ['public transport', 'transports publics'],
    IN_PERSON_SERVICES: ['in-person services', 'accueil au guichet'],
    APPOINTMENTS: ['appointments', 'prise de rendez-vous'],
    PAYROLL_HR: ['payroll and HR', 'paie et ressources humaines'],
    FINANCE_BILLING: ['finance and billing', 'finances et facturation'],
    PAYMENTS: ['payments', 'paiements'],
    HOSPITAL_CARE: ['hospital care', 'soins hospitaliers'],
    MEDICAL_RECORDS: ['medical records', 'dossiers médicaux'],
    LABORATORY_IMAGING: ['laboratory and imaging', 'laboratoire et imagerie'],
    PHARMACY: ['pharmacy', 'pharmacie'],
    WATER_SUPPLY: ['water supply', 'eau potable'],
    ENERGY_SUPPLY: ['energy supply', 'énergie'],
    TELECOM_NETWORK: ['telecom network', 'réseau télécom'],
    BROADCASTING: ['broadcasting', 'radio et télévision'],
    BANKING: ['banking', 'banque'],
    LOGISTICS: ['logistics', 'logistique'],
    MANUFACTURING_PRODUCTION: ['production', 'production industrielle'],
    RETAIL_SALES: ['retail sales', 'vente'],
    OTHER: ['other service', 'autre service'],
  },
  ServiceStatus: {
    DISRUPTED: ['disrupted', 'perturbé'],
    AT_RISK: ['at risk', 'menacé'],
    UNAFFECTED: ['unaffected', 'non touché'],
    RESTORED: ['restored', 'rétabli'],
  },
  Extent: {
    FULL: ['fully', 'en totalité'],
    PARTIAL: ['in part', 'en partie'],
    DEGRADED: ['degraded', 'dégradé'],
    UNKNOWN: ['extent said to be unknown', 'ampleur dite inconnue'],
  },
  Cause: {
    ATTACK: ['by the attack', 'par l’attaque'],
    CONTAINMENT: ['by the victim’s own precaution', 'par précaution de la victime'],
    UNKNOWN: ['cause said to be unknown', 'cause dite inconnue'],
  },
  Sector: {
    LOCAL_GOVERNMENT: ['local government', 'collectivités locales'],
    REGIONAL_GOVERNMENT: ['regional government', 'administration régionale'],
    NATIONAL_GOVERNMENT: ['national government', 'administration nationale'],
    HEALTHCARE: ['healthcare', 'santé'],
    EDUCATION: ['education', 'enseignement'],
    ENERGY: ['energy', 'énergie'],
    WATER: ['water', 'eau'],
    TRANSPORT: ['transport', 'transports'],
    FINANCE: ['finance', 'finance'],
    TELECOM: ['telecom', 'télécoms'],
    MANUFACTURING: ['manufacturing', 'industrie'],
    RETAIL: ['retail', 'commerce'],
    MEDIA: ['media', 'médias'],
    JUSTICE: ['justice', 'justice'],
    ELECTORAL: ['electoral bodies', 'organismes électoraux'],
    POLITICAL_PARTY: ['political parties', 'partis politiques'],
    NGO: ['associations', 'associations'],
    DEFENCE: ['defence', 'défense'],
    TECHNOLOGY: ['technology', 'technologie'],
    OTHER: ['other field', 'autre domaine'],
  },
  VictimRole: { PRIMARY: ['attacked itself', 'attaquée elle-même'], DOWNSTREAM: ['hit through another', 'touchée à travers une autre'] },
  PartnerKind: {
    CSIRT: ['CSIRT', 'CSIRT'],
    POLICE: ['police', 'police'],
    NATIONAL_AGENCY: ['national cyber agency', 'agence nationale'],
    DPA: ['data protection authority', 'autorité de protection des données'],
    VENDOR: ['company', 'entreprise'],
    PROSECUTOR: ['prosecutor', 'parquet'],
    GOVERNMENT: ['other authority', 'autre autorité'],
    OTHER: ['other body', 'autre organisme'],
  },
  PartnerRole: {
    RESTORATION: ['restoration', 'rétablissement'],
    INVESTIGATION: ['investigation', 'enquête'],
    NOTIFIED: ['notified', 'informé'],
    CONTAINMENT: ['containment', 'endiguement'],
    ADVICE: ['advice', 'conseil'],
    MUTUAL_AID: ['mutual aid', 'entraide'],
    OTHER: ['other role', 'autre rôle'],
  },
  AttackType: {
    RANSOMWARE: ['ransomware', 'rançongiciel'],
    DDOS: ['denial of service', 'déni de service'],
    DATA_BREACH: ['data breach', 'fuite de données'],
    DEFACEMENT: ['defacement', 'défiguration'],
    PHISHING: ['phishing', 'hameçonnage'],
    MALWARE: ['other malware', 'autre logiciel malveillant'],
    INTRUSION: ['intrusion', 'intrusion'],
    BEC: ['payment fraud by e-mail', 'fraude au virement'],
    SUPPLY_CHAIN: ['supply chain', 'chaîne d’approvisionnement'],
    INSIDER: ['insider', 'acteur interne'],
    WIPER: ['wiper', 'destruction de données'],
    OTHER: ['other kind of attack', 'autre attaque'],
  },
  ActorRole: {
    CLAIMED: ['own claim', 'revendication'],
    SUSPECTED: ['suspected', 'soupçonné'],
    ATTRIBUTED: ['attributed', 'attribué'],
    DENIED: ['said not to have been it', 'mis hors de cause'],
  },
  DataImpact: {
    CONFIRMED_THEFT: ['theft confirmed', 'vol confirmé'],
    SUSPECTED_THEFT: ['theft suspected', 'vol soupçonné'],
    PUBLISHED: ['data published', 'données publiées'],
    CLAIMED_DENIED: ['claimed, and denied', 'revendiqué, démenti'],
    EXPLICITLY_NONE: ['said to be none', 'dit nul'],
    NOT_STATED: ['not stated', 'non précisé'],
  },
  ActionCode: {
    ISOLATED_SYSTEMS: ['systems disconnected', 'systèmes isolés'],
    SHUT_DOWN: ['systems shut down', 'systèmes arrêtés'],
    PAPER_FALLBACK: ['work on paper', 'travail sur papier'],
    BACKUP_RESTORE: ['backups restored', 'sauvegardes restaurées'],
    FORENSICS: ['forensic analysis', 'analyse des traces'],
    PASSWORD_RESET: ['passwords reset', 'mots de passe changés'],
    NOTIFIED_AUTHORITIES: ['authorities told', 'autorités prévenues'],
    COMPLAINT_FILED: ['complaint filed', 'plainte déposée'],
    LAW_ENFORCEMENT: ['police called in', 'police saisie'],
    CRISIS_UNIT: ['crisis unit set up', 'cellule de crise'],
    PAID_RANSOM: ['ransom paid', 'rançon payée'],
    REFUSED_RANSOM: ['ransom refused', 'rançon refusée'],
    OTHER: ['other measure', 'autre mesure'],
  },
  EventKind: {
    DETECTED: ['detected', 'détection'],
    STARTED: ['attack began', 'début de l’attaque'],
    RANSOM_NOTE: ['ransom note', 'demande de rançon'],
    CONTAINED: ['contained', 'attaque contenue'],
    DISCLOSED: ['made public', 'annonce publique'],
    REPORTED: ['reported to an authority', 'signalement'],
    SERVICE_RESTORED: ['service back', 'service rétabli'],
    RECOVERED: ['all back', 'tout rétabli'],
    DATA_PUBLISHED: ['data published', 'données publiées'],
    OTHER: ['other event', 'autre événement'],
  },
  ElectionKind: {
    PRESIDENTIAL: ['presidential', 'présidentielle'],
    LEGISLATIVE: ['legislative', 'législatives'],
    REGIONAL: ['regional', 'régionales'],
    MUNICIPAL: ['municipal', 'municipales'],
    EUROPEAN: ['European', 'européennes'],
    REFERENDUM: ['referendum', 'référendum'],
    PARTY: ['within a party', 'interne à un parti'],
    OTHER: ['other vote', 'autre scrutin'],
  },
  ElectionStatus: {
    DISRUPTED: ['disrupted', 'perturbé'],
    AT_RISK: ['at risk', 'menacé'],
    UNAFFECTED: ['unaffected', 'non touché'],
  },
  RelatedKind: {
    PART_OF: ['part of', 'fait partie de'],
    SAME_SUPPLIER: ['same supplier', 'même prestataire'],
    SAME_CAMPAIGN: ['same campaign', 'même campagne'],
    CAUSED_BY: ['caused by', 'causé par'],
    FOLLOWED_BY: ['followed by', 'suivi de'],
  },
  Undisclosed: {
    RESTORATION_TIMELINE: ['when services will be back', 'date de retour des services'],
    RANSOM_AMOUNT: ['amount of the ransom', 'montant de la rançon'],
    RANSOM_PAYMENT: ['whether a ransom was paid', 'paiement d’une rançon'],
    ATTACKER: ['who attacked', 'auteur de l’attaque'],
    ENTRY_POINT: ['how the attacker got in', 'point d’entrée'],
    DATA_IMPACT: ['whether data were taken', 'vol de données'],
  },
  AffectedUnit: {
    PEOPLE: ['people', 'personnes'],
    RECORDS: ['records', 'enregistrements'],
    FILES: ['files', 'fichiers'],
    DEVICES: ['devices', 'appareils'],
    ORGANISATIONS: ['organisations', 'organismes'],
  },
  ReviewState: {
    UNREVIEWED: ['not reviewed', 'non relu'],
    CONFIRMED: ['found right by a person', 'confirmé par une personne'],
    REJECTED: ['found wrong by a person', 'rejeté par une personne'],
  },
  Origin: {
    EXTRACTED: ['found in a report by a program', 'trouvé dans un rapport par un programme'],
    IMPORTED: ['taken over from a record', 'repris d’un enregistrement'],
  },
  Match: {
    POSSIBLE: ['possibly matches: its date is not exact enough to say', 'correspond peut-être : sa date n’est pas assez précise'],
    CERTAIN: ['certainly matches', 'correspond avec certitude'],
  },
  NodeKind: {
    INCIDENT: ['incident', 'incident'],
    VICTIM: ['victim', 'victime'],
    SERVICE: ['service', 'service'],
    PARTNER: ['partner', 'partenaire'],
    ACTOR: ['actor', 'acteur'],
    EVENT: ['event', 'événement'],
    ELECTION: ['election', 'scrutin'],
    PLACE: ['place', 'lieu'],
    REPORT: ['report', 'rapport'],
  },
  LinkKind: {
    AGAINST: ['against', 'contre'],
    AFFECTED: ['affected', 'a touché'],
    RESPONDED_TO: ['responded to', 'est intervenu'],
    ATTRIBUTED_TO: ['attributed to', 'attribué à'],
    TOOK: ['took', 'a pris'],
    HAS_EVENT: ['event', 'événement'],
    ENDANGERED: ['endangered', 'a menacé'],
    OCCURRED_IN: ['in', 'à'],
    RELATED_TO: ['related to', 'lié à'],
    DESCRIBES: ['describes', 'décrit'],
  },
};
