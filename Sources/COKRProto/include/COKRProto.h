// Written by proto/generate. Do not edit.
#ifndef COKRPROTO_H
#define COKRPROTO_H
#include <stddef.h>
#include "okr/v1/common.pb-c.h"
#include "okr/v1/resource.pb-c.h"
#include "okr/v1/alignment_service.pb-c.h"
#include "okr/v1/figure.pb-c.h"
#include "okr/v1/check_in_service.pb-c.h"
#include "okr/v1/cycle_service.pb-c.h"
#include "okr/v1/frame.pb-c.h"
#include "okr/v1/grade_service.pb-c.h"
#include "okr/v1/health_service.pb-c.h"
#include "okr/v1/import_service.pb-c.h"
#include "okr/v1/key_result_service.pb-c.h"
#include "okr/v1/log.pb-c.h"
#include "okr/v1/member_service.pb-c.h"
#include "okr/v1/meta_service.pb-c.h"
#include "okr/v1/metric_service.pb-c.h"
#include "okr/v1/objective_service.pb-c.h"
#include "okr/v1/organisation_service.pb-c.h"
#include "okr/v1/region_service.pb-c.h"
#include "okr/v1/score_service.pb-c.h"
#include "okr/v1/server_service.pb-c.h"
#include "okr/v1/token_service.pb-c.h"
#include "okr/v1/unit_service.pb-c.h"
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__value(void) { return &okr__v1__value__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__ratio(void) { return &okr__v1__ratio__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__weight(void) { return &okr__v1__weight__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__instant(void) { return &okr__v1__instant__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__mutation(void) { return &okr__v1__mutation__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__outcome(void) { return &okr__v1__outcome__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__score_change(void) { return &okr__v1__score_change__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__note(void) { return &okr__v1__note__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__owner(void) { return &okr__v1__owner__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__page(void) { return &okr__v1__page__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__region(void) { return &okr__v1__region__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__unit(void) { return &okr__v1__unit__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__member(void) { return &okr__v1__member__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__metric(void) { return &okr__v1__metric__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__cycle(void) { return &okr__v1__cycle__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__policy(void) { return &okr__v1__policy__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__bands(void) { return &okr__v1__bands__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__grace_days(void) { return &okr__v1__grace_days__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__display_digits(void) { return &okr__v1__display_digits__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__objective(void) { return &okr__v1__objective__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__grade(void) { return &okr__v1__grade__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__key_result(void) { return &okr__v1__key_result__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__phased_target(void) { return &okr__v1__phased_target__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__metric_kind(void) { return &okr__v1__metric_kind__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__checkpoints_kind(void) { return &okr__v1__checkpoints_kind__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__checkpoint(void) { return &okr__v1__checkpoint__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__threshold_kind(void) { return &okr__v1__threshold_kind__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__binary_kind(void) { return &okr__v1__binary_kind__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__graded_kind(void) { return &okr__v1__graded_kind__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__milestone_kind(void) { return &okr__v1__milestone_kind__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__stage(void) { return &okr__v1__stage__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__recurring_kind(void) { return &okr__v1__recurring_kind__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__find_baseline_kind(void) { return &okr__v1__find_baseline_kind__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__rollup_value_kind(void) { return &okr__v1__rollup_value_kind__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__rollup_score_kind(void) { return &okr__v1__rollup_score_kind__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__alignment(void) { return &okr__v1__alignment__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__check_in(void) { return &okr__v1__check_in__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__cycle_close(void) { return &okr__v1__cycle_close__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__cycle_reopening(void) { return &okr__v1__cycle_reopening__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_alignment_request(void) { return &okr__v1__create_alignment_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_alignment_response(void) { return &okr__v1__create_alignment_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_alignment_request(void) { return &okr__v1__get_alignment_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_alignment_response(void) { return &okr__v1__get_alignment_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_alignments_request(void) { return &okr__v1__list_alignments_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_alignments_response(void) { return &okr__v1__list_alignments_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_alignment_request(void) { return &okr__v1__update_alignment_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_alignment_response(void) { return &okr__v1__update_alignment_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__delete_alignment_request(void) { return &okr__v1__delete_alignment_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__delete_alignment_response(void) { return &okr__v1__delete_alignment_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__figures(void) { return &okr__v1__figures__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__closed_figure(void) { return &okr__v1__closed_figure__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__record_check_in_request(void) { return &okr__v1__record_check_in_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__record_check_in_response(void) { return &okr__v1__record_check_in_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__batch_record_check_ins_request(void) { return &okr__v1__batch_record_check_ins_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__batch_record_check_ins_response(void) { return &okr__v1__batch_record_check_ins_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__correct_check_in_request(void) { return &okr__v1__correct_check_in_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__correct_check_in_response(void) { return &okr__v1__correct_check_in_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_check_ins_request(void) { return &okr__v1__list_check_ins_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_check_ins_response(void) { return &okr__v1__list_check_ins_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_cycle_request(void) { return &okr__v1__create_cycle_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_cycle_response(void) { return &okr__v1__create_cycle_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_cycle_request(void) { return &okr__v1__get_cycle_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_cycle_response(void) { return &okr__v1__get_cycle_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_cycles_request(void) { return &okr__v1__list_cycles_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_cycles_response(void) { return &okr__v1__list_cycles_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_cycle_request(void) { return &okr__v1__update_cycle_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_cycle_response(void) { return &okr__v1__update_cycle_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_cycle_readiness_request(void) { return &okr__v1__get_cycle_readiness_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__readiness_item(void) { return &okr__v1__readiness_item__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_cycle_readiness_response(void) { return &okr__v1__get_cycle_readiness_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__close_cycle_request(void) { return &okr__v1__close_cycle_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__close_cycle_response(void) { return &okr__v1__close_cycle_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__reopen_cycle_request(void) { return &okr__v1__reopen_cycle_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__reopen_cycle_response(void) { return &okr__v1__reopen_cycle_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_cycle_closes_request(void) { return &okr__v1__list_cycle_closes_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_cycle_closes_response(void) { return &okr__v1__list_cycle_closes_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_closed_figures_request(void) { return &okr__v1__list_closed_figures_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_closed_figures_response(void) { return &okr__v1__list_closed_figures_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__compare_close_request(void) { return &okr__v1__compare_close_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__closed_difference(void) { return &okr__v1__closed_difference__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__compare_close_response(void) { return &okr__v1__compare_close_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__frame(void) { return &okr__v1__frame__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__hello(void) { return &okr__v1__hello__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__welcome(void) { return &okr__v1__welcome__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__connection_limits(void) { return &okr__v1__connection_limits__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__principal(void) { return &okr__v1__principal__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__refusal(void) { return &okr__v1__refusal__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__request(void) { return &okr__v1__request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__as_of(void) { return &okr__v1__as_of__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__metadata(void) { return &okr__v1__metadata__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__message(void) { return &okr__v1__message__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__end(void) { return &okr__v1__end__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__status(void) { return &okr__v1__status__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__field_violation(void) { return &okr__v1__field_violation__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__credit(void) { return &okr__v1__credit__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__cancel(void) { return &okr__v1__cancel__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__ping(void) { return &okr__v1__ping__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__pong(void) { return &okr__v1__pong__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__go_away(void) { return &okr__v1__go_away__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__record_grade_request(void) { return &okr__v1__record_grade_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__record_grade_response(void) { return &okr__v1__record_grade_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_grades_request(void) { return &okr__v1__list_grades_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_grades_response(void) { return &okr__v1__list_grades_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__check_request(void) { return &okr__v1__check_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__check_response(void) { return &okr__v1__check_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__import_document_request(void) { return &okr__v1__import_document_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__finding(void) { return &okr__v1__finding__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__difference(void) { return &okr__v1__difference__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__difference_row(void) { return &okr__v1__difference_row__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__import_document_response(void) { return &okr__v1__import_document_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__export_document_request(void) { return &okr__v1__export_document_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__export_document_response(void) { return &okr__v1__export_document_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__compare_published_request(void) { return &okr__v1__compare_published_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__published_row(void) { return &okr__v1__published_row__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__compare_published_response(void) { return &okr__v1__compare_published_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_key_result_request(void) { return &okr__v1__create_key_result_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_key_result_response(void) { return &okr__v1__create_key_result_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_key_result_request(void) { return &okr__v1__get_key_result_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_key_result_response(void) { return &okr__v1__get_key_result_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_key_results_request(void) { return &okr__v1__list_key_results_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_key_results_response(void) { return &okr__v1__list_key_results_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_key_result_request(void) { return &okr__v1__update_key_result_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_key_result_response(void) { return &okr__v1__update_key_result_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__change(void) { return &okr__v1__change__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__closed_cycle(void) { return &okr__v1__closed_cycle__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__closed_part(void) { return &okr__v1__closed_part__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__closed_figures(void) { return &okr__v1__closed_figures__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__document_notes(void) { return &okr__v1__document_notes__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__personal_texts(void) { return &okr__v1__personal_texts__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__entry(void) { return &okr__v1__entry__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__earlier_effect(void) { return &okr__v1__earlier_effect__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__effects(void) { return &okr__v1__effects__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__snapshot_chunk(void) { return &okr__v1__snapshot_chunk__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__check_in_columns(void) { return &okr__v1__check_in_columns__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__check_in_extra(void) { return &okr__v1__check_in_extra__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_member_request(void) { return &okr__v1__create_member_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_member_response(void) { return &okr__v1__create_member_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_member_request(void) { return &okr__v1__get_member_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_member_response(void) { return &okr__v1__get_member_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_members_request(void) { return &okr__v1__list_members_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_members_response(void) { return &okr__v1__list_members_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_member_request(void) { return &okr__v1__update_member_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_member_response(void) { return &okr__v1__update_member_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_descriptors_request(void) { return &okr__v1__get_descriptors_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_descriptors_response(void) { return &okr__v1__get_descriptors_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_metric_request(void) { return &okr__v1__create_metric_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_metric_response(void) { return &okr__v1__create_metric_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_metric_request(void) { return &okr__v1__get_metric_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_metric_response(void) { return &okr__v1__get_metric_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_metrics_request(void) { return &okr__v1__list_metrics_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_metrics_response(void) { return &okr__v1__list_metrics_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_metric_request(void) { return &okr__v1__update_metric_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_metric_response(void) { return &okr__v1__update_metric_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_objective_request(void) { return &okr__v1__create_objective_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_objective_response(void) { return &okr__v1__create_objective_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_objective_request(void) { return &okr__v1__get_objective_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_objective_response(void) { return &okr__v1__get_objective_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_objectives_request(void) { return &okr__v1__list_objectives_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_objectives_response(void) { return &okr__v1__list_objectives_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_objective_request(void) { return &okr__v1__update_objective_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_objective_response(void) { return &okr__v1__update_objective_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__organisation(void) { return &okr__v1__organisation__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_organisation_request(void) { return &okr__v1__create_organisation_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_organisation_response(void) { return &okr__v1__create_organisation_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_organisation_request(void) { return &okr__v1__get_organisation_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_organisation_response(void) { return &okr__v1__get_organisation_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_organisations_request(void) { return &okr__v1__list_organisations_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_organisations_response(void) { return &okr__v1__list_organisations_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__placement(void) { return &okr__v1__placement__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_placements_request(void) { return &okr__v1__list_placements_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_placements_response(void) { return &okr__v1__list_placements_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__dedicate_placement_request(void) { return &okr__v1__dedicate_placement_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__dedicate_placement_response(void) { return &okr__v1__dedicate_placement_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__drop_placement_request(void) { return &okr__v1__drop_placement_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__drop_placement_response(void) { return &okr__v1__drop_placement_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_region_request(void) { return &okr__v1__create_region_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_region_response(void) { return &okr__v1__create_region_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_region_request(void) { return &okr__v1__get_region_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_region_response(void) { return &okr__v1__get_region_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_regions_request(void) { return &okr__v1__list_regions_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_regions_response(void) { return &okr__v1__list_regions_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_region_request(void) { return &okr__v1__update_region_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_region_response(void) { return &okr__v1__update_region_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_tree_request(void) { return &okr__v1__get_tree_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__tree_node(void) { return &okr__v1__tree_node__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_tree_response(void) { return &okr__v1__get_tree_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__query_rollup_request(void) { return &okr__v1__query_rollup_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__rollup_row(void) { return &okr__v1__rollup_row__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__query_rollup_response(void) { return &okr__v1__query_rollup_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__explain_request(void) { return &okr__v1__explain_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__explain_node(void) { return &okr__v1__explain_node__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__explain_response(void) { return &okr__v1__explain_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__watch_request(void) { return &okr__v1__watch_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__watch_response(void) { return &okr__v1__watch_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__explain_change_request(void) { return &okr__v1__explain_change_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__moved_node(void) { return &okr__v1__moved_node__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__explain_change_response(void) { return &okr__v1__explain_change_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__query_trend_request(void) { return &okr__v1__query_trend_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__trend_point(void) { return &okr__v1__trend_point__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__query_trend_response(void) { return &okr__v1__query_trend_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__what_if_change(void) { return &okr__v1__what_if_change__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__what_if_request(void) { return &okr__v1__what_if_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__what_if_response(void) { return &okr__v1__what_if_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_stats_request(void) { return &okr__v1__get_stats_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__lane_stats(void) { return &okr__v1__lane_stats__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_stats_response(void) { return &okr__v1__get_stats_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__verify_organisation_request(void) { return &okr__v1__verify_organisation_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__verify_organisation_response(void) { return &okr__v1__verify_organisation_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__token(void) { return &okr__v1__token__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_token_request(void) { return &okr__v1__create_token_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_token_response(void) { return &okr__v1__create_token_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_tokens_request(void) { return &okr__v1__list_tokens_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_tokens_response(void) { return &okr__v1__list_tokens_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__revoke_token_request(void) { return &okr__v1__revoke_token_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__revoke_token_response(void) { return &okr__v1__revoke_token_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__who_am_irequest(void) { return &okr__v1__who_am_irequest__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__who_am_iresponse(void) { return &okr__v1__who_am_iresponse__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__check_access_request(void) { return &okr__v1__check_access_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__method_access(void) { return &okr__v1__method_access__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__check_access_response(void) { return &okr__v1__check_access_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_unit_request(void) { return &okr__v1__create_unit_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__create_unit_response(void) { return &okr__v1__create_unit_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_unit_request(void) { return &okr__v1__get_unit_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__get_unit_response(void) { return &okr__v1__get_unit_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_units_request(void) { return &okr__v1__list_units_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__list_units_response(void) { return &okr__v1__list_units_response__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_unit_request(void) { return &okr__v1__update_unit_request__descriptor; }
static inline const ProtobufCMessageDescriptor *okr_descriptor_okr__v1__update_unit_response(void) { return &okr__v1__update_unit_response__descriptor; }
const unsigned char *okr_descriptor_set(size_t *size);
#endif
