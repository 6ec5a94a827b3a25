import type { Property } from './property.ts';
import { readPropertyLine } from './read-property-line.ts';

const LIFECYCLE = 'subscriber|lead|marketingqualifiedlead|salesqualifiedlead|opportunity|customer|evangelist|other';
const SOURCES =
  'ORGANIC_SEARCH|PAID_SEARCH|EMAIL_MARKETING|SOCIAL_MEDIA|REFERRALS|OTHER_CAMPAIGNS|DIRECT_TRAFFIC|OFFLINE|PAID_SOCIAL';
const INDUSTRIES =
  'ACCOUNTING|AIRLINES_AVIATION|APPAREL_FASHION|AUTOMOTIVE|BANKING|BIOTECHNOLOGY|CHEMICALS|COMPUTER_SOFTWARE|CONSTRUCTION|' +
  'CONSUMER_GOODS|EDUCATION_MANAGEMENT|ELECTRICAL_ELECTRONIC_MANUFACTURING|FINANCIAL_SERVICES|FOOD_BEVERAGES|HEALTH_WELLNESS_AND_FITNESS|' +
  'HOSPITAL_HEALTH_CARE|HOSPITALITY|HUMAN_RESOURCES|INFORMATION_TECHNOLOGY_AND_SERVICES|INSURANCE|INTERNET|LEGAL_SERVICES|' +
  'LOGISTICS_AND_SUPPLY_CHAIN|MACHINERY|MANAGEMENT_CONSULTING|MARKETING_AND_ADVERTISING|MEDIA_PRODUCTION|OIL_ENERGY|' +
  'PHARMACEUTICALS|REAL_ESTATE|RENEWABLES_ENVIRONMENT|RETAIL|TELECOMMUNICATIONS|TEXTILES|TRANSPORTATION_TRUCKING_RAILROAD|UTILITIES|WHOLESALE';

const PLACE = ['address', 'city', 'state', 'zip', 'country'].join('\n');

const COMMON = `
  hs_object_id number readonly label=Record_ID
  hubspot_owner_id string label=Owner
  hs_created_by_user_id number readonly
`;

/** Property tables by object type; the standard ones that people and n8n's node use, and our unique `leadloom_id`. */
const TABLES: Readonly<Record<string, string>> = {
  contacts: `
    ${PLACE}
    email string
    firstname string label=First_Name
    lastname string label=Last_Name
    phone phone_number label=Phone_Number
    mobilephone phone_number label=Mobile_Phone_Number
    fax string
    company string label=Company_Name
    jobtitle string label=Job_Title
    job_function string
    seniority string
    industry string
    website string
    lifecyclestage enumeration options=${LIFECYCLE}
    hs_lead_status enumeration options=NEW|OPEN|IN_PROGRESS|OPEN_DEAL|UNQUALIFIED|ATTEMPTED_TO_CONTACT|CONNECTED|BAD_TIMING
    hs_persona string
    hs_language string
    hs_timezone string
    hs_linkedin_url string
    linkedinbio string
    twitterhandle string
    annualrevenue number
    numemployees string
    message string
    salutation string
    degree string
    field_of_study string
    school string
    graduation_date string
    date_of_birth string
    gender string
    marital_status string
    relationship_status string
    military_status string
    start_date string
    work_email string
    company_size string
    hs_content_membership_notes string
    hs_content_membership_status string
    hs_country_region_code string
    hs_state_code string
    hs_role string
    hs_seniority string
    hs_sub_role string
    hs_buying_role string
    hs_legal_basis string
    hs_facebook_ad_clicked bool
    hs_facebook_click_id string
    hs_google_click_id string
    hs_whatsapp_phone_number string
    hs_enriched_email_bounce_detected bool
    hs_inferred_language_codes string
    hs_latest_source enumeration options=${SOURCES}
    hs_latest_source_timestamp datetime
    hs_content_membership_email string
    hs_prospecting_agent_last_enrolled datetime
    hs_prospecting_agent_total_enrolled_count number
    hs_analytics_source enumeration options=${SOURCES}
    hs_email_optout bool
    hs_email_bounce number
    hs_email_customer_quarantined_reason string
    hs_email_domain string readonly
    hs_marketable_status bool readonly
    closedate datetime
    notes_last_contacted datetime readonly
    associatedcompanyid number
    createdate datetime readonly
    lastmodifieddate datetime readonly
    leadloom_id string unique custom label=Leadloom_ID
  `,
  companies: `
    ${PLACE}
    address2 string
    name string
    domain string
    website string
    phone phone_number
    industry enumeration options=${INDUSTRIES}
    description string
    about_us string
    type enumeration options=PROSPECT|PARTNER|RESELLER|VENDOR|OTHER
    numberofemployees number
    annualrevenue number
    founded_year string
    is_public bool
    timezone string
    closedate datetime
    lifecyclestage enumeration options=${LIFECYCLE}
    hs_lead_status enumeration options=NEW|OPEN|IN_PROGRESS|OPEN_DEAL|UNQUALIFIED|ATTEMPTED_TO_CONTACT|CONNECTED|BAD_TIMING
    linkedin_company_page string
    linkedinbio string
    twitterhandle string
    twitterbio string
    facebook_company_page string
    googleplus_page string
    total_money_raised string
    facebookfans number
    twitterfollowers number
    hs_target_account string
    web_technologies string
    hs_ideal_customer_profile enumeration options=tier_1|tier_2|tier_3
    createdate datetime readonly
    hs_lastmodifieddate datetime readonly
    leadloom_id string unique custom label=Leadloom_ID
  `,
  deals: `
    dealname string
    amount number
    dealstage string
    pipeline string
    dealtype enumeration options=newbusiness|existingbusiness
    closedate datetime
    description string
    hs_priority enumeration options=low|medium|high
    hs_next_step string
    num_associated_contacts number readonly
    createdate datetime readonly
    hs_lastmodifieddate datetime readonly
    leadloom_id string unique custom label=Leadloom_ID
  `,
  tickets: `
    subject string
    content string
    hs_pipeline string
    hs_pipeline_stage string
    hs_ticket_category enumeration options=PRODUCT_ISSUE|BILLING_ISSUE|FEATURE_REQUEST|GENERAL_INQUIRY
    hs_ticket_priority enumeration options=LOW|MEDIUM|HIGH|URGENT
    hs_resolution enumeration options=ISSUE_FIXED|ASSIGNED_TO_OTHER_TEAM|DUPLICATE|WONT_FIX
    closed_date datetime
    source_type enumeration options=CHAT|EMAIL|FORM|PHONE
    createdate datetime readonly
    hs_lastmodifieddate datetime readonly
  `,
  leads: `
    hs_lead_name string
    hs_lead_type enumeration options=NEW_BUSINESS|RE_ENGAGING|UPSELL
    hs_lead_label enumeration options=HOT|WARM|COLD
    hs_pipeline string
    hs_pipeline_stage string
  `,
  notes: 'hs_note_body string',
  tasks: `
    hs_task_subject string
    hs_task_body string
    hs_task_status enumeration options=NOT_STARTED|IN_PROGRESS|WAITING|COMPLETED|DEFERRED
    hs_task_priority enumeration options=NONE|LOW|MEDIUM|HIGH
    hs_task_type enumeration options=TODO|CALL|EMAIL|LINKED_IN|LINKED_IN_CONNECT|LINKED_IN_MESSAGE
    hs_task_reminders string
    hs_task_for_object_type string
  `,
  calls: `
    hs_call_title string
    hs_call_body string
    hs_call_status string
    hs_call_duration number
    hs_call_from_number string
    hs_call_to_number string
    hs_call_recording_url string
  `,
  emails: `
    hs_email_subject string
    hs_email_text string
    hs_email_html string
    hs_email_headers string
    hs_email_status enumeration options=BOUNCED|FAILED|SCHEDULED|SENDING|SENT
    hs_email_direction enumeration options=EMAIL|INCOMING_EMAIL|FORWARDED_EMAIL
  `,
  meetings: `
    hs_meeting_title string
    hs_meeting_body string
    hs_meeting_start_time datetime
    hs_meeting_end_time datetime
    hs_internal_meeting_notes string
  `,
};

const ENGAGEMENT = `
  hs_timestamp datetime
  hs_attachment_ids string
  hs_createdate datetime readonly
  hs_lastmodifieddate datetime readonly
`;

/** The properties that every portal has for a type. */
export function builtInProperties(typeName: string): Property[] {
  const isCrmObject = ['contacts', 'companies', 'deals', 'tickets'].includes(typeName);
  const group =
    { contacts: 'contactinformation', companies: 'companyinformation', deals: 'dealinformation' }[typeName] ?? typeName;
  const text = [TABLES[typeName] ?? '', COMMON, isCrmObject ? '' : ENGAGEMENT].join('\n');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => readPropertyLine(line, group));
}
