// What an HTTP request says as the arguments of an operation: path, query and body, each in the
// types the operation's schema gives them. Whether they are right is for the contract to say; what
// cannot be read as what it should be goes on as it came, so that one reporter finds all faults.
#pragma once

#include <boost/json/object.hpp>
#include <cstddef>
#include <string_view>

#include "contract/contract.h"
#include "faces/http/server.h"
#include "faces/rest/router.h"

namespace talewright::faces::rest {

/// Of JSON that somebody sent.
inline constexpr std::size_t kDeepestJson = 32;
inline constexpr std::size_t kMostMembers = 20'000;  ///< of all its objects together

/// Names a call like the header Idempotency-Key, in the query of those who can set no header
/// (custom GPTs cannot). It is no argument where the operation takes a key.
inline constexpr std::string_view kKeyParameter = "idempotency_key";

/// From the path: one argument for each {name}.
/// From the query, of any method: numbers and true/false as the schema asks; an array by repeating
/// its name (then each value is whole) or by one value with commas.
/// From the body, of other methods than GET and DELETE: a JSON object, or multipart/form-data.
/// There a field is an argument like one of the query, or JSON where the schema wants an object or
/// array; "brand.logo" is the member logo of brand; a file is {data, media_type} where the schema
/// wants an upload. A body that is empty is {}.
///
/// Throws validation_failed: for what is no JSON object in UTF-8, is too deep or too large, names a
/// member twice, or says another value than the path or the query; and media_type_unsupported.
boost::json::object read_arguments(const contract::Operation& operation, const PathValues& path,
                                   const http::Request& request);

}  // namespace talewright::faces::rest
